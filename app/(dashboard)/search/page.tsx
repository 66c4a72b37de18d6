import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { searchAsked } from "~/components/search/search-asked";
import { SearchView } from "~/components/search/search-view";
import { paramsOf } from "~/components/ui/table/table-params";
import { orNull, serverCall } from "~/server/api/trpc/rsc";

export const metadata: Metadata = { title: "Search" };

/** Of a kind that is looked at alone. */
const perPage = 50;

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const asked = searchAsked(paramsOf(await searchParams));
  if (asked.text === "") return <SearchView asked={asked} kinds={[]} />;
  const { search } = await serverCall();
  const found = await orNull(
    search.findAnything({ ...asked, ...(asked.kind !== undefined && { limit: perPage }) }),
  );
  if (found === null) notFound();
  return <SearchView asked={asked} kinds={found.kinds} />;
}
