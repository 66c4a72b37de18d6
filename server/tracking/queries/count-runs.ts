import { sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "~/db/schema/tracking";
import { query } from "~/server/core/operation";
import { experimentId } from "../commands/experiment-input";
import { searched } from "./search/run-search";
import { filterOf, searchInput } from "./search-input";

export const countRuns = query({
  name: "tracking.count-runs",
  summary: "How many runs of an experiment fit a filter, and how many there are.",
  permission: "tracking:read",
  route: "GET /experiments/{experimentId}/run-count",
  input: z.strictObject({ experimentId, filter: searchInput.filter, view: searchInput.view }),
  output: z.object({ matching: z.number().int(), total: z.number().int() }),
  run: async ({ db, orgId }, { experimentId, filter: text, view }) => {
    const filter = filterOf("runs", text);
    const place = { experimentIds: [experimentId], view };
    const count = async (filter: ReturnType<typeof filterOf>) => {
      const [row] = await db.execute<{ n: number }>(
        sql`select count(*)::int as n from ${runs} run where ${searched(orgId, { ...place, filter })}`,
      );
      return row?.n ?? 0;
    };
    const total = await count(null);
    return { matching: filter === null ? total : await count(filter), total };
  },
});
