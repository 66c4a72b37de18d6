import type { Metadata } from "next";
import { StartCampaignForm } from "~/components/maturity/campaigns/start-campaign-form";
import { HydrateClient, preload, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Start a campaign" };

export default async function StartCampaignPage() {
  await Promise.all([
    preload(trpc.maturity.listFrameworks.queryOptions({})),
    preload(trpc.identity.listTeams.queryOptions({ limit: 200 })),
  ]);
  return (
    <HydrateClient>
      <StartCampaignForm />
    </HydrateClient>
  );
}
