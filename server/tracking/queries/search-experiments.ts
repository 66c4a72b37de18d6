import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { experiments } from "~/db/schema/tracking";
import { query } from "~/server/core/operation";
import { experimentColumns, experimentShape } from "./experiment-row";
import { pageToken, readPageToken, writePageToken } from "./page-token";
import { conditionOf } from "./search/condition";
import { experimentKey, experimentLeg } from "./search/experiment-search";
import { behind, keyList, type KeyValue, orderBy as sorted } from "./search/keyset";
import { filterOf, orderOf, rowsAtMost, searchInput } from "./search-input";

export const searchExperiments = query({
  name: "tracking.search-experiments",
  summary: "Experiments that fit a filter, in the order asked for.",
  permission: "tracking:read",
  input: z.strictObject({ ...searchInput, maxResults: rowsAtMost("experiments"), pageToken }),
  output: z.object({ experiments: z.array(experimentShape), nextPageToken: z.string().nullable() }),
  run: async (work, { filter, orderBy, maxResults, pageToken, view }) => {
    const keys = orderOf("experiments", orderBy).map((term) => experimentKey(term));
    const start = readPageToken(pageToken);
    const rows = await work.db
      .select({ ...experimentColumns, keys: sql<KeyValue[]>`${keyList(keys)}` })
      .from(experiments)
      .where(
        and(
          eq(experiments.orgId, work.orgId),
          stages[view],
          conditionOf(filterOf("experiments", filter), experimentLeg(work.orgId)),
          "after" in start ? behind(keys, start.after) : undefined,
        ),
      )
      .orderBy(sorted(keys))
      .offset("offset" in start ? start.offset : 0)
      .limit(maxResults + 1);
    const page = rows.slice(0, maxResults);
    const last = page.at(-1);
    const more = rows.length > maxResults && last !== undefined;
    return {
      experiments: page.map(({ keys: _keys, ...experiment }) => experiment),
      nextPageToken: more ? writePageToken(last.keys) : null,
    };
  },
});

const stages = {
  active: isNull(experiments.deletedAt),
  deleted: isNotNull(experiments.deletedAt),
  all: undefined,
} as const;
