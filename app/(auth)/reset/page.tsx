import type { Metadata } from "next";
import { AuthLayout } from "~/components/layout/auth-layout";
import { LinkRefused } from "~/components/identity/link-refused";
import { ResetForm } from "~/components/identity/reset-form";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPage({ searchParams }: PageProps<"/reset">) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const call = await serverCall();
  const link = await orNull(call.identity.checkLink({ kind: "reset", token: given }));
  if (link === null) return <LinkRefused kind="reset" />;
  return (
    <AuthLayout title="Choose a new password" lead="All your open sessions end, on every device.">
      <ResetForm token={given} email={link.email} />
    </AuthLayout>
  );
}
