import type { Metadata } from "next";
import { FrameworkCards } from "~/components/maturity/frameworks/framework-cards";
import { PageHeader } from "~/components/ui/page-header";
import { serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Frameworks" };

export default async function FrameworksPage() {
  const caller = await serverCall();
  const frameworks = await caller.maturity.listFrameworks({});
  return (
    <>
      <PageHeader
        title="Frameworks"
        finding="Frameworks disagree about the order of things, so a level counts within its framework only."
      />
      <FrameworkCards frameworks={frameworks} />
    </>
  );
}
