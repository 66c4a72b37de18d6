import type { Metadata } from "next";
import { Suspense } from "react";
import { OrganisationView } from "~/components/identity/organisation-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Organisation" };

export default function OrganisationPage() {
  prefetch(trpc.identity.findOrganisation.queryOptions({}));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the organisation" />}>
        <OrganisationView />
      </Suspense>
    </HydrateClient>
  );
}
