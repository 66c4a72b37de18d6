import { and, count, eq, ilike, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { experiments, runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { type Cursor, decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { experimentColumns, experimentShape } from "./experiment-row";

/** Most recent first by the newest run; an experiment without runs by the day it was made. */
const orders = ["recent", "name"] as const;

const row = experimentShape.extend({
  /** Those that are not deleted. */
  runs: z.number().int(),
  /** When the newest of them began; null without runs. */
  lastRunMs: z.number().int().nullable(),
});

const ofExperiment = sql`from ${runs} run where run.org_id = experiment.org_id
  and run.experiment_id = experiment.id and run.deleted_at is null`;
const lastRun = sql<
  number | null
>`(select run.started_ms::float8 ${ofExperiment} order by run.started_ms desc limit 1)`;
const recency = sql<number>`coalesce(${lastRun}, floor(extract(epoch from experiment.created_at) * 1000)::float8)`;
const lowerName = sql<string>`lower(experiment.name) collate "C"`;

export const listExperiments = query({
  name: "tracking.list-experiments",
  summary: "Experiments with how many runs they have and when the last began.",
  permission: "tracking:read",
  route: "GET /experiments",
  input: z.strictObject({
    search: z.string().max(500).optional(),
    deleted: z.boolean().default(false),
    order: z.enum(orders).default("recent"),
    ...pageInput,
  }),
  output: pageOf(row),
  run: async (work, { search, deleted, order, cursor, limit }) => {
    const stage = deleted ? isNotNull(experiments.deletedAt) : isNull(experiments.deletedAt);
    const base: SQL[] = [eq(experiments.orgId, work.orgId), stage];
    const filter = search
      ? [...base, ilike(experiments.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)]
      : base;
    const after = decodeCursor(cursor);
    const rows = await work.db
      .select({
        ...experimentColumns,
        runs: sql<number>`(select count(*)::int ${ofExperiment})`,
        lastRunMs: lastRun,
        recency,
        lowerName,
      })
      .from(experiments)
      .where(and(...filter, after === null ? undefined : behind(order, after)))
      .orderBy(sorted[order])
      .limit(limit + 1);
    const page = toPage(rows, {
      limit,
      key: (one) => [order === "name" ? one.lowerName : one.recency, one.experimentId],
      ...(await countsOf(work, base, filter)),
    });
    return { ...page, rows: page.rows.map(({ recency: _at, lowerName: _name, ...one }) => one) };
  },
});

const sorted = {
  recent: sql`${recency} desc, experiment.id desc`,
  name: sql`${lowerName}, experiment.id`,
} as const;

/** Rows behind the one with these sort values, which have to be of the order's own kind. */
function behind(order: keyof typeof sorted, [value, id]: Cursor): SQL {
  const fits = typeof value === (order === "recent" ? "number" : "string");
  if (!fits || !Number.isSafeInteger(id)) {
    throw new DomainError(
      "invalid",
      "This page position belongs to another order. Start from the first page.",
    );
  }
  if (order === "recent")
    return sql`(${recency}, experiment.id) < (${value}::float8, ${id}::bigint)`;
  return sql`(${lowerName}, experiment.id) > (${value}::text collate "C", ${id}::bigint)`;
}

async function countsOf({ db }: Work, base: readonly SQL[], filter: readonly SQL[]) {
  const [counts] = await db
    .select({
      total: count(),
      matching: sql<number>`(count(*) filter (where ${and(...filter)}))::int`,
    })
    .from(experiments)
    .where(and(...base));
  return counts ?? { total: 0, matching: 0 };
}
