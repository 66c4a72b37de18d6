import type { Metadata } from "next";
import { Suspense } from "react";
import { ExperimentsView } from "~/components/tracking/experiments-view";
import { showsDeleted } from "~/components/shows-deleted";
import { paramsOf } from "~/components/ui/table/table-params";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Experiments" };

export default async function ExperimentsPage({ searchParams }: PageProps<"/experiments">) {
  const view = showsDeleted(paramsOf(await searchParams)) ? "deleted" : "active";
  prefetch(trpc.tracking.listExperiments.queryOptions({ limit: 200, view }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the experiments" />}>
        <ExperimentsView />
      </Suspense>
    </HydrateClient>
  );
}
