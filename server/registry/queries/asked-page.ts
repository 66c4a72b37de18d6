import { z } from "zod";
import { accepted } from "~/server/tracking/queries/asked";
import type { SortKey } from "~/server/tracking/queries/search/keyset";
import { searchPage } from "~/server/tracking/queries/search/page";
import { parseOrderBy } from "~/server/tracking/rules/filter/order-by";
import { parseFilter } from "~/server/tracking/rules/filter/parse";
import type { SortTerm } from "~/server/tracking/rules/filter/subject";
import { PAGE_ROWS } from "~/server/tracking/rules/limits";

type Subject = "registeredModels" | "modelVersions";

/** What a search of the protocol takes. Lengths are judged where filters are read. */
export const searchInput = (subject: Subject) =>
  z.strictObject({
    filter: z.string().default(""),
    orderBy: z.array(z.string()).default([]),
    maxResults: z
      .number()
      .int()
      .min(1)
      .max(PAGE_ROWS[subject].most)
      .default(PAGE_ROWS[subject].usual),
    pageToken: z.string().max(20_000).optional(),
  });

type Asked = z.output<ReturnType<typeof searchInput>>;

/** Filter, order and start of the page that is asked for. @throws DomainError for what cannot be read of it */
export function askedPage(
  subject: Subject,
  { filter, orderBy, pageToken }: Asked,
  columns: (terms: readonly SortTerm[]) => SortKey[],
) {
  const order = parseOrderBy(subject, orderBy);
  const terms = accepted(order.ok ? { ok: true, value: order.terms } : order);
  return {
    page: searchPage(columns(terms), pageToken),
    filter: accepted(parseFilter(subject, filter)),
  };
}
