import type { Metadata } from "next";
import { Suspense } from "react";
import { TeamsView } from "~/components/identity/teams-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Teams" };

export default function TeamsPage() {
  prefetch(trpc.identity.listTeams.queryOptions({ limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the teams" />}>
        <TeamsView />
      </Suspense>
    </HydrateClient>
  );
}
