import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageToken, readPageToken } from "./page-token";
import { factsOf, loggedTo, type Run, runShape } from "./run-row";
import { searchRuns } from "./search/run-search";
import { experimentIds, filterOf, orderOf, rowsAtMost, searchInput } from "./search-input";

export const searchRunsOf = query({
  name: "tracking.search-runs",
  summary: "Runs of some experiments that fit a filter, in the order asked for.",
  permission: "tracking:read",
  input: z.strictObject({
    experimentIds: experimentIds.default([]),
    ...searchInput,
    maxResults: rowsAtMost("runs"),
    pageToken,
  }),
  output: z.object({ runs: z.array(runShape), nextPageToken: z.string().nullable() }),
  run: async (work, { filter, orderBy, maxResults, pageToken, ...place }) => {
    const { ids, nextPageToken } = await searchRuns(work, {
      ...place,
      filter: filterOf("runs", filter),
      order: orderOf("runs", orderBy),
      start: readPageToken(pageToken),
      limit: maxResults,
    });
    return { runs: await runsWithLogged(work, ids), nextPageToken };
  },
});

/** These runs with everything logged to them, in this order. */
export async function runsWithLogged(work: Work, ids: readonly string[]): Promise<Run[]> {
  if (ids.length === 0) return [];
  const [rows, logged] = await Promise.all([
    work.db
      .select()
      .from(runs)
      // One parameter: a hundred of them are dear to put together, and make a new statement for every length.
      .where(
        and(eq(runs.orgId, work.orgId), sql`${runs.id} = any(${sql.param([...ids])}::uuid[])`),
      ),
    loggedTo(work, ids),
  ]);
  const byId = new Map(rows.map((run) => [run.id, run]));
  return ids.flatMap((id) => {
    const run = byId.get(id);
    return run === undefined ? [] : [{ ...factsOf(run), ...logged(id) }];
  });
}
