import type { Metadata } from "next";
import { Suspense } from "react";
import { TokensView } from "~/components/identity/tokens-view";
import { TableSkeleton } from "~/components/ui/table/table-skeleton";
import { HydrateClient, may, prefetch, trpc } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  if (await may("tokens:manage")) prefetch(trpc.identity.listTokens.queryOptions({ limit: 200 }));
  return (
    <HydrateClient>
      <Suspense fallback={<TableSkeleton awaiting="the tokens" />}>
        <TokensView />
      </Suspense>
    </HydrateClient>
  );
}
