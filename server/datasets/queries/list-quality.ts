import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { checkOutcomes, datasetVersions, severities } from "~/db/schema/datasets";
import { qualityResults } from "~/db/schema/datasets-quality";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { keyedPage, keyset } from "~/server/identity/queries/keyset";
import { datasetName, versionNumber } from "./dataset-input";
import { datasetOf } from "./dataset-row";

const q = qualityResults;

export const listQuality = query({
  name: "datasets.list-quality",
  summary: "What checks found in a dataset or in one version of it, newest first.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/quality",
  input: z.strictObject({
    name: datasetName,
    version: versionNumber.optional(),
    outcome: z.enum(checkOutcomes).optional(),
    ...pageInput,
  }),
  output: pageOf(
    z.object({
      version: z.number().int(),
      rule: z.string(),
      column: z.string(),
      dimension: z.string(),
      severity: z.enum(severities),
      outcome: z.enum(checkOutcomes),
      expected: z.string(),
      observed: z.string(),
      toldBy: z.enum(["report", "contract"]),
      checkedAt: z.date(),
    }),
  ),
  run: async (work, { name, version, outcome, cursor, limit }) => {
    const { db, orgId } = work;
    const { id } = await datasetOf(work, name);
    const { key, position, order } = keyset({
      sort: { by: q.checkedAt, type: "timestamptz" },
      id: q.id,
      direction: "desc",
      cursor,
    });
    const all = and(
      eq(q.orgId, orgId),
      eq(datasetVersions.orgId, orgId),
      eq(datasetVersions.datasetId, id),
    );
    const filter = and(
      version === undefined ? sql`true` : eq(datasetVersions.number, version),
      outcome === undefined ? undefined : eq(q.outcome, outcome),
    );
    const ofVersion = and(eq(datasetVersions.orgId, q.orgId), eq(datasetVersions.id, q.versionId));
    const rows = await db
      .select({
        key,
        id: q.id,
        version: datasetVersions.number,
        rule: q.rule,
        column: q.columnName,
        dimension: q.dimension,
        severity: q.severity,
        outcome: q.outcome,
        expected: q.expected,
        observed: q.observed,
        toldBy: q.toldBy,
        checkedAt: q.checkedAt,
      })
      .from(q)
      .innerJoin(datasetVersions, ofVersion)
      .where(and(all, filter, ...position))
      .orderBy(...order)
      .limit(limit + 1);
    const [counts] = await db
      .select({
        total: sql<number>`count(*)::int`,
        matching: sql<number>`(count(*) filter (where ${filter}))::int`,
      })
      .from(q)
      .innerJoin(datasetVersions, ofVersion)
      .where(all);
    const page = keyedPage(rows, { limit, total: 0, matching: 0, ...counts });
    return { ...page, rows: page.rows.map(({ id: _id, ...row }) => row) };
  },
});
