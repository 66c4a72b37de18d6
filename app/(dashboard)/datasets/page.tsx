import type { Metadata } from "next";
import { Suspense } from "react";
import { DatasetsView } from "~/components/datasets/datasets-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage({ searchParams }: PageProps<"/datasets">) {
  const view = (await searchParams)["deleted"] === "1" ? "deleted" : "active";
  prefetch(trpc.datasets.listDatasets.queryOptions({ limit: 200, view }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the datasets" />}>
        <DatasetsView />
      </Suspense>
    </HydrateClient>
  );
}
