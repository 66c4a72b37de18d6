import type { Metadata } from "next";
import { FrameworkCards } from "~/components/maturity/frameworks/framework-cards";
import { OwnFrameworks } from "~/components/maturity/frameworks/own-frameworks";
import { PageStack } from "~/components/page-stack";
import { LinkButton } from "~/components/ui/link-button";
import { PageHeader } from "~/components/ui/page-header";
import { may, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Frameworks" };

export default async function FrameworksPage() {
  const { maturity } = await serverCall();
  const manages = await may("organisation:manage");
  const [frameworks, own] = await Promise.all([
    maturity.listFrameworks({}),
    maturity.listOwnFrameworks({}),
  ]);
  return (
    <>
      <PageHeader
        title="Frameworks"
        finding="Frameworks disagree about the order of things, so a level counts within its framework only."
        actions={
          manages && (
            <>
              <LinkButton href="/frameworks/import">Import a framework</LinkButton>
              <LinkButton href="/frameworks/edit">Write a framework</LinkButton>
            </>
          )
        }
      />
      <PageStack>
        <OwnFrameworks versions={own} manages={manages} />
        <FrameworkCards frameworks={frameworks} />
      </PageStack>
    </>
  );
}
