import { sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { pageOf } from "~/server/core/page";
import { query } from "~/server/core/operation";
import { pageToken, readPageToken } from "./page-token";
import { columnsOf, columnsShape } from "./run-columns";
import { runShape } from "./run-row";
import { type RunSearch, searched, searchRuns } from "./search/run-search";
import { runsWithLogged } from "./search-runs";
import { experimentIds, filterOf, orderOf, searchInput } from "./search-input";

export const listRuns = query({
  name: "tracking.list-runs",
  summary:
    "A page of the runs of some experiments, how many there are, and which columns they have.",
  permission: "tracking:read",
  input: z.strictObject({
    experimentIds: experimentIds.min(1),
    ...searchInput,
    cursor: pageToken,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: pageOf(runShape).extend({ columns: columnsShape }),
  run: async (work, { filter, orderBy, cursor, limit, ...place }) => {
    const parsed = filterOf("runs", filter);
    const all = countOf(work, { ...place, filter: null });
    const [found, matching, total, columns] = await Promise.all([
      searchRuns(work, {
        ...place,
        filter: parsed,
        order: orderOf("runs", orderBy),
        start: readPageToken(cursor),
        limit,
      }),
      // Without a filter they are the same: a hundred thousand rows are counted once.
      parsed === null ? all : countOf(work, { ...place, filter: parsed }),
      all,
      columnsOf(work, place.experimentIds),
    ]);
    return {
      rows: await runsWithLogged(work, found.ids),
      nextCursor: found.nextPageToken,
      matching,
      total,
      columns,
    };
  },
});

async function countOf(
  { db, orgId }: Work,
  search: Pick<RunSearch, "experimentIds" | "view" | "filter">,
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${runs} run where ${searched(orgId, search)}`,
  );
  return row?.n ?? 0;
}
