import { and, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { experiments, runs } from "~/db/schema/tracking";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { experimentColumns, experimentShape } from "./experiment-row";
import { experimentKey } from "./search/experiment-search";
import { behind, keyList, type KeyValue, orderBy } from "./search/keyset";
import { searchInput } from "./search-input";

const sorts = { name: "name", created: "creation_time", updated: "last_update_time" } as const;

export const listExperiments = query({
  name: "tracking.list-experiments",
  summary: "A page of the experiments with how many runs each has and when the last one began.",
  permission: "tracking:read",
  route: "GET /experiments",
  input: z.strictObject({
    ...pageInput,
    search: z.string().trim().max(200).default(""),
    view: searchInput.view,
    sort: z.enum(["name", "created", "updated"]).default("updated"),
    direction: z.enum(["asc", "desc"]).default("desc"),
  }),
  output: pageOf(
    experimentShape.extend({
      runs: z.number().int(),
      /** Milliseconds since 1970; null while it has no run. */
      lastRunMs: z.number().int().nullable(),
    }),
  ),
  run: async ({ db, orgId }, { cursor, limit, search, view, sort, direction }) => {
    const ascending = direction === "asc";
    const keys = [
      experimentKey({ entity: "attribute", key: sorts[sort], ascending }),
      experimentKey({ entity: "attribute", key: "experiment_id", ascending }),
    ];
    const after = decodeCursor(cursor);
    const all = and(eq(experiments.orgId, orgId), stages[view]);
    const found = search === "" ? all : and(all, contains(search));
    const [rows, [matching], [total]] = await Promise.all([
      db
        .select({
          ...experimentColumns,
          runs: counted(sql`count(*)::int`),
          lastRunMs: sql<number | null>`${counted(sql`max(run.started_ms)::float8`)}`,
          keys: sql<KeyValue[]>`${keyList(keys)}`,
        })
        .from(experiments)
        .where(and(found, after === null ? undefined : behind(keys, after)))
        .orderBy(orderBy(keys))
        .limit(limit + 1),
      db.select({ n: count() }).from(experiments).where(found),
      db.select({ n: count() }).from(experiments).where(all),
    ]);
    const page = toPage(rows, {
      limit,
      key: ({ keys }) => keys,
      matching: matching?.n ?? 0,
      total: total?.n ?? 0,
    });
    return { ...page, rows: page.rows.map(({ keys: _keys, ...row }) => row) };
  },
});

const stages = {
  active: isNull(experiments.deletedAt),
  deleted: isNotNull(experiments.deletedAt),
  all: undefined,
} as const;

/** Wherever it stands in the name, in capitals or not. */
const contains = (search: string): SQL =>
  sql`strpos(lower(${experiments.name}), lower(${search}::text)) > 0`;

/** Of the runs that are not deleted. */
const counted = (what: SQL): SQL<number> => sql<number>`(
  select ${what} from ${runs} run where run.org_id = ${experiments}.org_id and run.experiment_id = ${experiments}.id
    and run.deleted_at is null)`;
