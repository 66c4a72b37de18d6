import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { sameOriginPath } from "~/components/identity/same-origin-path";
import { SetupLinkNeeded } from "~/components/identity/setup-gate";
import { SignInForm } from "~/components/identity/sign-in-form";
import { AuthLayout } from "~/components/layout/auth-layout";
import { toRoute } from "~/components/ui/app-link";
import { oidcName } from "~/server/api/auth/oidc";
import { requestCaller, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  const destination = sameOriginPath(typeof next === "string" ? next : null);
  if ((await requestCaller()).context !== null) redirect(toRoute(destination));
  const { state } = await (await serverCall()).identity.checkSetup({});
  if (state !== "done") return <SetupLinkNeeded tried={false} />;
  return (
    <AuthLayout
      title="Sign in"
      footer="No password yet, or forgotten? An admin of your organisation can make a link for you."
    >
      <SignInForm
        next={destination}
        provider={oidcName()}
        refusal={typeof error === "string" ? error : undefined}
      />
    </AuthLayout>
  );
}
