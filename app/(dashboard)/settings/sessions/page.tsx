import type { Metadata } from "next";
import { Suspense } from "react";
import { SessionsView } from "~/components/identity/sessions-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "My sessions" };

export default function SessionsPage() {
  prefetch(trpc.identity.listOwnSessions.queryOptions({}));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="your sessions" />}>
        <SessionsView />
      </Suspense>
    </HydrateClient>
  );
}
