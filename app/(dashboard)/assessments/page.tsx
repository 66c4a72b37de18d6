import type { Metadata } from "next";
import { Suspense } from "react";
import { AssessmentsView } from "~/components/maturity/assess/assessments-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Assessments" };

export default function AssessmentsPage() {
  prefetch(trpc.maturity.listAssessments.queryOptions({ limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the assessments" />}>
        <AssessmentsView />
      </Suspense>
    </HydrateClient>
  );
}
