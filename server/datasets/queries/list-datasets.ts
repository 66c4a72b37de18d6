import { and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { classifications, datasets } from "~/db/schema/datasets";
import { members, teams } from "~/db/schema/identity";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import {
  containing,
  keyedPage,
  keyset,
  type SortKey,
  tally,
} from "~/server/identity/queries/keyset";
import { latestMoment, summaryColumns, summaryOf, summaryShape } from "./dataset-summary";

const input = z.strictObject({
  ...pageInput,
  cursor: z.string().max(5000).optional(),
  /** Part of the name, the description or the source. */
  search: z.string().trim().max(200).default(""),
  /** `me`, a member, or `nobody`: those without an owner. */
  owner: z.union([z.literal("me"), z.literal("nobody"), z.uuid()]).optional(),
  /** The address of the team that owns them. */
  team: z.string().max(60).optional(),
  classification: z.enum([...classifications, "unknown"]).optional(),
  freshness: z.enum(["fresh", "stale", "unknown"]).optional(),
  view: z.enum(["active", "deleted"]).default("active"),
  sort: z.enum(["name", "updated"]).default("updated"),
  direction: z.enum(["asc", "desc"]).default("desc"),
});
type Asked = z.output<typeof input>;

const sorts: Readonly<Record<Asked["sort"], SortKey>> = {
  name: { by: sql`lower(${datasets.name})`, type: "text" },
  updated: { by: datasets.updatedAt, type: "timestamptz" },
};

export const listDatasets = query({
  name: "datasets.list-datasets",
  summary:
    "Datasets with who answers for them, whether they are fresh, and what their newest version is.",
  permission: "datasets:read",
  route: "GET /datasets",
  input,
  output: pageOf(summaryShape),
  run: async (work, asked) => {
    const { key, position, order } = keyset({
      sort: sorts[asked.sort],
      id: datasets.id,
      direction: asked.direction,
      cursor: asked.cursor,
    });
    const [all, filter] = [everything(work, asked), filters(work, asked)];
    const rows = await work.db
      .select({ ...summaryColumns, key })
      .from(datasets)
      .leftJoin(teams, and(eq(teams.orgId, datasets.orgId), eq(teams.id, datasets.ownerTeamId)))
      .leftJoin(
        members,
        and(eq(members.orgId, datasets.orgId), eq(members.id, datasets.ownerMemberId)),
      )
      .where(and(...all, ...filter, ...position))
      .orderBy(...order)
      .limit(asked.limit + 1);
    const counts = await tally(work, { table: datasets, all, filter });
    const page = keyedPage(rows, { limit: asked.limit, ...counts });
    const now = work.now();
    return { ...page, rows: page.rows.map(({ id: _id, ...row }) => summaryOf(row, now)) };
  },
});

const everything = ({ orgId }: Work, { view }: Asked): SQL[] => [
  eq(datasets.orgId, orgId),
  view === "active" ? isNull(datasets.deletedAt) : isNotNull(datasets.deletedAt),
];

function filters(work: Work, asked: Asked): SQL[] {
  const conditions = [
    searching(asked.search),
    asked.owner === undefined ? undefined : ofOwner(work, asked.owner),
    asked.team === undefined ? undefined : ofTeam(asked.team),
    asked.classification === undefined ? undefined : ofClass(asked.classification),
    asked.freshness === undefined ? undefined : freshnessIs(work, asked.freshness),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function searching(text: string): SQL | undefined {
  if (text === "") return undefined;
  const pattern = containing(text);
  return or(
    sql`${datasets.name} ilike ${pattern}`,
    sql`${datasets.description} ilike ${pattern}`,
    sql`${datasets.source} ilike ${pattern}`,
  );
}

function ofOwner({ actor }: Work, owner: string): SQL {
  if (owner === "nobody")
    return sql`(${datasets.ownerMemberId} is null and ${datasets.ownerTeamId} is null)`;
  const member = owner === "me" ? memberOf(actor) : owner;
  return sql`${datasets.ownerMemberId} = ${member}::uuid`;
}

const ofTeam = (slug: string): SQL =>
  sql`exists (select 1 from ${teams} t where t.org_id = ${datasets}.org_id and t.id = ${datasets}.owner_team_id and t.slug = ${slug})`;

const ofClass = (wanted: NonNullable<Asked["classification"]>): SQL =>
  wanted === "unknown" ? isNull(datasets.classification) : eq(datasets.classification, wanted);

/** The same as `rules/freshness.ts`, for the database. */
function freshnessIs({ now }: Work, wanted: "fresh" | "stale" | "unknown"): SQL {
  const since = sql`${now()}::timestamptz - make_interval(hours => ${datasets.freshHours})`;
  const unknown = sql`(${datasets.freshHours} is null or ${latestMoment} is null)`;
  if (wanted === "unknown") return unknown;
  const kept = sql`${latestMoment} >= ${since}`;
  return wanted === "fresh"
    ? sql`(not ${unknown} and ${kept})`
    : sql`(not ${unknown} and not ${kept})`;
}
