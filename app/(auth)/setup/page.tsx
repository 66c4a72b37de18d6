import type { Metadata } from "next";
import { AuthLayout } from "~/components/layout/auth-layout";
import { SetupForm } from "~/components/identity/setup-form";
import { SetupDone, SetupLinkNeeded } from "~/components/identity/setup-gate";
import { serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const { state, prepared } = await (await serverCall()).identity.checkSetup({ token: given });
  if (state === "done") return <SetupDone />;
  if (state === "wrong-link") return <SetupLinkNeeded tried={given !== ""} />;
  return (
    <AuthLayout
      wide
      title="Set up Cairn"
      lead="Two minutes: your organisation and its first admin."
    >
      <SetupForm token={given} prepared={prepared} />
    </AuthLayout>
  );
}
