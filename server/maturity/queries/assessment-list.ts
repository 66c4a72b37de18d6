import { and, asc, desc, eq, ilike, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members, teams } from "~/db/schema/identity";
import { assessments } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import { newestFrameworks } from "./frameworks";
import { DAY_OR_NEVER, MOMENT, positionOf } from "./page-position";
import { slugInput, teamColumns, teamRef } from "./team";

const assessmentRow = z.object({
  id: z.uuid(),
  team: teamRef,
  framework: z.object({ key: z.string(), version: z.string(), title: z.string() }),
  status: z.enum(["open", "final"]),
  openedBy: z.string(),
  openedAt: z.date(),
  dueOn: z.string().nullable(),
  signedOffAt: z.date().nullable(),
  /** Practices that have an answer, whatever its age; with several assessors, of the one who is least far. */
  answered: z.number().int(),
});

/**
 * Practices that say something on every sheet that counts: where several answer, the number of the one who is least
 * far. Names are spelled out: Drizzle shortens columns of a single table.
 */
export const answeredCount = sql<number>`(
  select coalesce(min((
    select count(*)::int from answer w where w.org_id = s.org_id and w.sheet_id = s.id
      and (w.option_key is not null or w.not_applicable is not null or w.not_known))), 0)
  from answer_sheet s
  where s.org_id = assessment.org_id and s.assessment_id = assessment.id and s.removed_at is null)`;

const columns = {
  id: assessments.id,
  team: teamColumns,
  frameworkKey: assessments.frameworkKey,
  frameworkVersion: assessments.frameworkVersion,
  status: assessments.status,
  openedBy: members.name,
  openedAt: assessments.openedAt,
  dueOn: assessments.dueOn,
  signedOffAt: assessments.signedOffAt,
  answered: answeredCount,
};

const dueKey = sql<string>`coalesce(${assessments.dueOn}, 'infinity'::date)`;
/** The database's own text of the moment: a JavaScript date would lose its microseconds. */
const openedKey = sql<string>`${assessments.openedAt}::text`;

/** How each sort orders, where a page ended, and what follows it. */
const sorts = {
  recent: {
    order: [desc(assessments.openedAt), asc(assessments.id)],
    key: openedKey,
    shape: MOMENT,
    after: (value: string, id: string) =>
      sql`${assessments.openedAt} <= ${value}::timestamptz and (${assessments.openedAt} < ${value}::timestamptz or ${assessments.id} > ${id}::uuid)`,
  },
  due: {
    order: [asc(dueKey), asc(assessments.id)],
    key: sql<string>`${dueKey}::text`,
    shape: DAY_OR_NEVER,
    after: (value: string, id: string) =>
      sql`(${dueKey}, ${assessments.id}) > (${value}::date, ${id}::uuid)`,
  },
} as const;

const input = z.strictObject({
  team: slugInput.optional(),
  framework: z.string().max(80).optional(),
  status: z.enum(["open", "final"]).optional(),
  /** Part of a team's name. */
  search: z.string().max(120).optional(),
  sort: z.enum(["recent", "due"]).default("recent"),
  ...pageInput,
});

/** Teams and people come in by joins on both halves of their key. */
const inOrg = (work: Work): SQL[] => [eq(assessments.orgId, work.orgId), isNull(teams.archivedAt)];

function filterOf({ team, framework, status, search }: z.output<typeof input>): SQL[] {
  return [
    ...(team === undefined ? [] : [eq(teams.slug, team)]),
    ...(framework === undefined ? [] : [eq(assessments.frameworkKey, framework)]),
    ...(status === undefined ? [] : [eq(assessments.status, status)]),
    ...(search ? [ilike(teams.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)] : []),
  ];
}

const onTeam = and(eq(teams.orgId, assessments.orgId), eq(teams.id, assessments.teamId));

const pageRows = (work: Work, where: SQL[], { sort, limit }: z.output<typeof input>) =>
  work.db
    .select({ ...columns, key: sorts[sort].key })
    .from(assessments)
    .innerJoin(teams, onTeam)
    .innerJoin(
      members,
      and(eq(members.orgId, assessments.orgId), eq(members.id, assessments.openedBy)),
    )
    .where(and(...where))
    .orderBy(...sorts[sort].order)
    .limit(limit + 1);

async function counts(work: Work, filter: SQL[]) {
  const matching = filter.length === 0 ? sql`true` : and(...filter);
  const [row] = await work.db
    .select({
      total: sql<number>`count(*)::int`,
      matching: sql<number>`(count(*) filter (where ${matching}))::int`,
    })
    .from(assessments)
    .innerJoin(teams, onTeam)
    .where(and(...inOrg(work)));
  return { total: row?.total ?? 0, matching: row?.matching ?? 0 };
}

export const listAssessments = query({
  name: "maturity.list-assessments",
  summary: "The assessments of the organisation, newest first or by due date.",
  permission: "maturity:read",
  route: "GET /assessments",
  input,
  output: pageOf(assessmentRow),
  run: async (work, asked) => {
    const filter = filterOf(asked);
    const sort = sorts[asked.sort];
    const last = positionOf(asked.cursor, sort.shape);
    const position = last === null ? [] : [sort.after(last.value, last.id)];
    const rows = await pageRows(work, [...inOrg(work), ...filter, ...position], asked);
    const titles = new Map((await newestFrameworks(work)).map(({ key, title }) => [key, title]));
    const named = rows.map(({ frameworkKey: key, frameworkVersion: version, ...row }) => ({
      ...row,
      framework: { key, version, title: titles.get(key) ?? key },
    }));
    return toPage(named, {
      limit: asked.limit,
      key: (row) => [row.key, row.id],
      ...(await counts(work, filter)),
    });
  },
});
