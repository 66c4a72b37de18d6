import { and, count, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { featureSources, featureStatuses } from "~/db/schema/features";
import { teams } from "~/db/schema/identity";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { containing } from "~/server/identity/queries/keyset";
import type { SortKey } from "~/server/tracking/queries/search/keyset";
import { microseconds, pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import {
  f,
  featureColumns,
  featureShape,
  withKnown,
  withOwner,
  withTeam,
  withUse,
} from "./feature-row";

const input = z.strictObject({
  /** Part of the name, the description, the entity or the data it comes from. */
  search: z.string().trim().max(200).default(""),
  entity: z.string().max(120).optional(),
  valueType: z.string().max(200).optional(),
  status: z.enum(featureStatuses).optional(),
  /** The address of the team that owns it. */
  team: z.string().max(60).optional(),
  owner: z.enum(["me", "nobody"]).optional(),
  /** `skewed`: in serving, never seen in training. `unused`: no model reads it. */
  use: z.enum(["skewed", "unused", "shared", "serving"]).optional(),
  sort: z.enum(["name", "updated", "models"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  ...pageInput,
  cursor: z.string().max(5000).optional(),
});
type Asked = z.output<typeof input>;

export const listFeatures = query({
  name: "features.list-features",
  summary:
    "Features with what they are about, who answers for them, which models read them, and where they were seen.",
  permission: "datasets:read",
  route: "GET /features",
  input,
  output: pageOf(featureShape).extend({
    /** Of all there are. */
    skewed: z.number().int(),
    entities: z.array(z.string()),
  }),
  run: async (work, asked) => {
    const page = searchPage(sortKeys(asked), asked.cursor);
    const rows = await work.db
      .select({ ...featureColumns, keys: page.keys })
      .from(f)
      .leftJoin(...withTeam)
      .leftJoin(...withOwner)
      .leftJoin(...withUse(work.orgId))
      .where(and(eq(f.orgId, work.orgId), ...filter(work, asked), ...page.position))
      .orderBy(page.order)
      .offset(page.offset)
      .limit(asked.limit + 1);
    const found = pageOfFound(rows, asked.limit);
    return {
      rows: found.rows.map(({ id: _id, ...row }) => withKnown(row)),
      nextCursor: found.nextToken,
      ...(await tally(work, asked)),
      entities: await entitiesOf(work),
    };
  },
});

/** Both are known; see `rules/use`. */
const skewed = sql`((use.shown_in_serving or ${f.saidInServing})
  and not coalesce(case when use.shown_in_training then true end, ${f.saidInTraining}, use.shown_in_training, true))`;

const uses: Readonly<Record<NonNullable<Asked["use"]>, SQL>> = {
  skewed,
  unused: sql`use.models is null`,
  shared: sql`use.models > 1`,
  serving: sql`(use.shown_in_serving or ${f.saidInServing})`,
};

function filter(work: Work, asked: Asked): SQL[] {
  const conditions = [
    searching(asked.search),
    asked.entity === undefined ? undefined : eq(f.entity, asked.entity),
    asked.valueType === undefined ? undefined : eq(f.valueType, asked.valueType),
    asked.status === undefined ? undefined : eq(f.status, asked.status),
    asked.team === undefined ? undefined : eq(teams.slug, asked.team),
    asked.owner === undefined ? undefined : ofOwner(work, asked.owner),
    asked.use === undefined ? undefined : uses[asked.use],
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function searching(text: string): SQL | undefined {
  if (text === "") return undefined;
  const pattern = containing(text);
  return or(
    sql`${f.name} ilike ${pattern}`,
    sql`${f.description} ilike ${pattern}`,
    sql`${f.entity} ilike ${pattern}`,
    sql`exists (select 1 from ${featureSources} s where s.org_id = ${f}.org_id and s.feature_id = ${f}.id
      and (s.dataset ilike ${pattern} or s.column_name ilike ${pattern}))`,
  );
}

const ofOwner = ({ actor }: Work, owner: "me" | "nobody"): SQL | undefined =>
  owner === "me"
    ? sql`${f.ownerMemberId} = ${memberOf(actor)}::uuid`
    : and(isNull(f.ownerMemberId), isNull(f.ownerTeamId));

function sortKeys({ sort, direction }: Asked): SortKey[] {
  const ascending = direction === "asc";
  const id: SortKey = { value: sql`${f.id}`, type: "uuid", ascending };
  const name: SortKey = { value: sql`lower(${f.name}) collate "C"`, type: "text", ascending };
  if (sort === "name") return [name, id];
  if (sort === "models")
    return [
      { value: sql`coalesce(use.models, 0)::bigint`, type: "bigint", ascending },
      { ...name, ascending: true },
      { ...id, ascending: true },
    ];
  return [{ value: microseconds(sql`${f.updatedAt}`), type: "bigint", ascending }, id];
}

/** How many there are, how many the filter leaves, and how many are used and were never seen in training. */
async function tally(work: Work, asked: Asked) {
  const conditions = filter(work, asked);
  const matching =
    conditions.length === 0
      ? count()
      : sql<number>`(count(*) filter (where ${and(...conditions)}))::int`;
  const [row] = await work.db
    .select({
      total: count(),
      matching,
      skewed: sql<number>`(count(*) filter (where ${skewed}))::int`,
    })
    .from(f)
    .leftJoin(...withTeam)
    .leftJoin(...withUse(work.orgId))
    .where(eq(f.orgId, work.orgId));
  return {
    total: row?.total ?? 0,
    matching: row?.matching ?? 0,
    skewed: row?.skewed ?? 0,
  };
}

/** What features are about, for choosing among it. */
async function entitiesOf({ db, orgId }: Work): Promise<string[]> {
  const rows = await db
    .selectDistinct({ entity: f.entity })
    .from(f)
    .where(and(eq(f.orgId, orgId), sql`${f.entity} <> ''`))
    .orderBy(f.entity)
    .limit(200);
  return rows.map(({ entity }) => entity);
}
