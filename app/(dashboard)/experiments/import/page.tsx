import type { Metadata } from "next";
import { Suspense } from "react";
import { ImportsView } from "~/components/imports/imports-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Import runs and models" };

export default function ImportsPage() {
  prefetch(trpc.imports.listImports.queryOptions({ limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the imports" />}>
        <ImportsView />
      </Suspense>
    </HydrateClient>
  );
}
