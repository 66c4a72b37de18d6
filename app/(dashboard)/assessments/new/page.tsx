import type { Metadata } from "next";
import { StartForm } from "~/components/maturity/assess/start-form";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Start an assessment" };

export default async function StartAssessmentPage() {
  await preload(trpc.maturity.listFrameworks.queryOptions({}));
  return (
    <HydrateClient>
      <StartForm />
    </HydrateClient>
  );
}
