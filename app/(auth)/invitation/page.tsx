import type { Metadata } from "next";
import { AcceptInvitationForm } from "~/components/identity/accept-invitation-form";
import { AuthLayout } from "~/components/layout/auth-layout";
import { LinkRefused } from "~/components/identity/link-refused";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ searchParams }: PageProps<"/invitation">) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const call = await serverCall();
  const invitation = await orNull(call.identity.checkLink({ kind: "invitation", token: given }));
  if (invitation === null) return <LinkRefused kind="invitation" />;
  return (
    <AuthLayout title={`Join ${invitation.organisation}`}>
      <AcceptInvitationForm token={given} invitation={invitation} />
    </AuthLayout>
  );
}
