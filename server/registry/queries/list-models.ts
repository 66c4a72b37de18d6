import { and, count, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members, teams } from "~/db/schema/identity";
import {
  aliasAssignments,
  lifecycles,
  modelVersions,
  registeredModels,
  riskTiers,
  stages,
} from "~/db/schema/registry";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { containing } from "~/server/identity/queries/keyset";
import type { SortKey } from "~/server/tracking/queries/search/keyset";
import { microseconds, pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { ownerColumns, ownerShape, withOwners } from "./find-model";
import { modelColumns, modelShape, withDates } from "./model-row";
import { isNoPrompt } from "./registry-sql";

const m = registeredModels;

const filters = {
  /** Part of the name, the description or the use case. */
  search: z.string().trim().max(120).default(""),
  /** The address of the team that owns them. */
  team: z.string().max(60).optional(),
  /** `me`, a member, or `nobody`: those without an owner. */
  owner: z.union([z.literal("me"), z.literal("nobody"), z.uuid()]).optional(),
  /** Part of the owner's or the deputy's name. */
  person: z.string().trim().min(1).max(120).optional(),
  riskTier: z.enum([...riskTiers, "unknown"]).optional(),
  lifecycle: z.enum(lifecycles).optional(),
  /** Some version of it stands in this stage. */
  stage: z.enum(stages).optional(),
  /** It has this alias now. */
  alias: z.string().min(1).max(255).optional(),
  /** Deleted ones only while they can be brought back. */
  view: z.enum(["active", "archived", "deleted"]).default("active"),
};

const input = z.strictObject({
  ...filters,
  sort: z.enum(["name", "updated", "created"]).default("updated"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  ...pageInput,
  cursor: z.string().max(5000).optional(),
});
type Asked = z.output<typeof input>;

export const listModels = query({
  name: "registry.list-models",
  summary: "Models with who answers for them, their aliases and how many versions they have.",
  permission: "registry:read",
  route: "GET /models",
  input,
  output: pageOf(
    modelShape.extend({
      ...ownerShape,
      versionCount: z.number().int(),
      latestVersion: z.number().int().nullable(),
      /** Until when a deleted one can be brought back. */
      keptUntil: z.date().nullable(),
    }),
  ),
  run: async (work, asked) => {
    const page = searchPage(sortKeys(asked), asked.cursor);
    const rows = await work.db
      .select({
        ...modelColumns,
        ...ownerColumns,
        ...counts,
        keptUntil: m.keptUntil,
        keys: page.keys,
      })
      .from(m)
      .leftJoin(...withOwners.team)
      .leftJoin(...withOwners.owner)
      .leftJoin(...withOwners.deputy)
      .where(and(...all(work, asked), ...filter(work, asked), ...page.position))
      .orderBy(page.order)
      .offset(page.offset)
      .limit(asked.limit + 1);
    const found = pageOfFound(rows, asked.limit);
    return {
      rows: found.rows.map(({ id: _id, ...row }) => withDates(row)),
      nextCursor: found.nextToken,
      ...(await tally(work, asked)),
    };
  },
});

const versionsOfModel = sql`from ${modelVersions} v where v.org_id = ${m}.org_id and v.model_id = ${m}.id
  and v.deleted_at is null`;

const counts = {
  versionCount: sql<number>`(select count(*)::int ${versionsOfModel})`,
  latestVersion: sql<number | null>`(select max(v.version) ${versionsOfModel})`,
};

/** What the view holds without a filter, without MLflow's prompts. */
const all = ({ orgId, now }: Work, { view }: Asked): SQL[] => [
  eq(m.orgId, orgId),
  ...(view === "deleted"
    ? [sql`${m.keptUntil} > ${now()}`]
    : [isNull(m.deletedAt), view === "archived" ? isNotNull(m.archivedAt) : isNull(m.archivedAt)]),
  isNoPrompt,
];

function filter(work: Work, asked: Asked): SQL[] {
  const conditions = [
    searching(asked.search),
    asked.team === undefined ? undefined : ofTeam(asked.team),
    asked.owner === undefined ? undefined : ofOwner(work, asked.owner),
    asked.person === undefined ? undefined : ofPerson(asked.person),
    asked.stage === undefined ? undefined : inStage(asked.stage),
    asked.alias === undefined ? undefined : withAlias(asked.alias),
    asked.riskTier === undefined ? undefined : ofTier(asked.riskTier),
    asked.lifecycle === undefined ? undefined : eq(m.lifecycle, asked.lifecycle),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function searching(text: string): SQL | undefined {
  if (text === "") return undefined;
  const pattern = containing(text);
  return or(
    sql`${m.name} ilike ${pattern}`,
    sql`${m.description} ilike ${pattern}`,
    sql`${m.useCase} ilike ${pattern}`,
  );
}

const ofTeam = (slug: string): SQL =>
  sql`exists (select 1 from ${teams} t where t.org_id = ${m}.org_id and t.id = ${m}.owner_team_id and t.slug = ${slug})`;

const ofPerson = (text: string): SQL => sql`exists (select 1 from ${members} person
  where person.org_id = ${m}.org_id and person.id in (${m}.owner_member_id, ${m}.deputy_member_id)
    and person.name ilike ${containing(text)})`;

const inStage = (stage: string): SQL =>
  sql`exists (select 1 ${versionsOfModel} and v.stage = ${stage})`;

const withAlias = (alias: string): SQL => sql`exists (select 1 from ${aliasAssignments} a
  where a.org_id = ${m}.org_id and a.model_id = ${m}.id and a.alias = ${alias} and a.valid_to is null)`;

function ofOwner({ actor }: Work, owner: string): SQL {
  if (owner === "nobody") return sql`(${m.ownerMemberId} is null and ${m.ownerTeamId} is null)`;
  const member = owner === "me" ? memberOf(actor) : owner;
  return sql`(${m.ownerMemberId} = ${member}::uuid or ${m.deputyMemberId} = ${member}::uuid)`;
}

const ofTier = (tier: NonNullable<Asked["riskTier"]>): SQL =>
  tier === "unknown" ? isNull(m.riskTier) : eq(m.riskTier, tier);

function sortKeys({ sort, direction }: Asked): SortKey[] {
  const ascending = direction === "asc";
  const id: SortKey = { value: sql`${m.id}`, type: "uuid", ascending };
  if (sort === "name") {
    const value = sql`lower(${m.name}) collate "C"`;
    return [{ value, type: "text", ascending }, id];
  }
  const moment = sort === "updated" ? sql`${m.updatedAt}` : sql`${m.createdAt}`;
  return [{ value: microseconds(moment), type: "bigint", ascending }, id];
}

/** How many models there are, and how many the filter leaves. */
async function tally(work: Work, asked: Asked) {
  const [row] = await work.db
    .select({
      total: count(),
      matching: sql<number>`(count(*) filter (where ${and(sql`true`, ...filter(work, asked))}))::int`,
    })
    .from(m)
    .where(and(...all(work, asked)));
  return { total: row?.total ?? 0, matching: row?.matching ?? 0 };
}
