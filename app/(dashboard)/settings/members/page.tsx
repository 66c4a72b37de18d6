import type { Metadata } from "next";
import { Suspense } from "react";
import { MembersView } from "~/components/identity/members-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, may, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  prefetch(trpc.identity.listMembers.queryOptions({ limit: 200 }));
  if (await may("members:manage"))
    prefetch(trpc.identity.listInvitations.queryOptions({ usable: false, limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the members" />}>
        <MembersView />
      </Suspense>
    </HydrateClient>
  );
}
