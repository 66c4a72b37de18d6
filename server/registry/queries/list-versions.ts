import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { modelVersions, registeredModels, stages } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { modelOf } from "./model-row";
import { ofItsModel, versionColumns, versionFrom, versionShape } from "./version-row";

const v = modelVersions;

export const listVersions = query({
  name: "registry.list-versions",
  summary: "The versions of a model, the newest first.",
  permission: "registry:read",
  route: "GET /models/{name}/versions",
  input: z.strictObject({
    name: z.string().min(1).max(1000),
    stage: z.enum(stages).optional(),
    ...pageInput,
  }),
  output: pageOf(versionShape),
  run: async (work, { name, stage, cursor, limit }) => {
    const model = await modelOf(work, name);
    const all = [eq(v.orgId, work.orgId), eq(v.modelId, model.id), isNull(v.deletedAt)];
    const filter = stage === undefined ? [] : [eq(v.stage, stage)];
    const keys = [{ value: sql`${v.version}::bigint`, type: "bigint", ascending: false } as const];
    const page = searchPage(keys, cursor);
    const rows = await work.db
      .select({ ...versionColumns, keys: page.keys })
      .from(v)
      .innerJoin(registeredModels, ofItsModel)
      .where(and(...all, ...filter, ...page.position))
      .orderBy(page.order)
      .offset(page.offset)
      .limit(limit + 1);
    const found = pageOfFound(rows, limit);
    return {
      rows: found.rows.map(versionFrom),
      nextCursor: found.nextToken,
      ...(await tally(work, all, filter)),
    };
  },
});

async function tally({ db }: Work, all: readonly SQL[], filter: readonly SQL[]) {
  const [row] = await db
    .select({
      total: count(),
      matching: sql<number>`(count(*) filter (where ${and(sql`true`, ...filter)}))::int`,
    })
    .from(v)
    .where(and(...all));
  return { total: row?.total ?? 0, matching: row?.matching ?? 0 };
}
