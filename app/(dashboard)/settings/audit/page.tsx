import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditView } from "~/components/audit/audit-view";
import { trailQuery } from "~/components/audit/trail-query";
import { AuditGate } from "~/components/identity/audit-gate";
import { paramsOf } from "~/components/ui/table/table-params";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, may, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Audit trail" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const { asked, unused } = trailQuery(paramsOf(await searchParams), new Date());
  if (await may("audit:read")) prefetch(trpc.audit.listEvents.queryOptions(asked));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the audit trail" />}>
        <AuditGate>
          <AuditView asked={asked} unused={unused} />
        </AuditGate>
      </Suspense>
    </HydrateClient>
  );
}
