import type { Metadata } from "next";
import { Suspense } from "react";
import { CampaignsView } from "~/components/maturity/campaigns/campaigns-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Campaigns" };

export default function CampaignsPage() {
  prefetch(trpc.maturity.listCampaigns.queryOptions({ limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the campaigns" />}>
        <CampaignsView />
      </Suspense>
    </HydrateClient>
  );
}
