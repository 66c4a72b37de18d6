import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { improvements } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import { askedPractices } from "../rules/framework";
import { newestFrameworks } from "./frameworks";
import { MOMENT, positionOf } from "./page-position";
import { verdictShape } from "./result-shape";
import { standingFor } from "./team-result";
import { slugInput, teamBySlug } from "./team";

export const improvementStatus = z.enum(["planned", "doing", "done", "dropped"]);

export const improvementShape = z.object({
  id: z.uuid(),
  framework: z.string(),
  practice: z.string(),
  title: z.string(),
  owner: z.object({ memberId: z.uuid(), name: z.string(), active: z.boolean() }).nullable(),
  dueOn: z.string().nullable(),
  effortDays: z.number().nullable(),
  status: improvementStatus,
  createdAt: z.date(),
});
export type Improvement = z.input<typeof improvementShape>;

const columns = {
  id: improvements.id,
  teamId: improvements.teamId,
  framework: improvements.frameworkKey,
  practice: improvements.practiceKey,
  title: improvements.title,
  ownerId: improvements.ownerId,
  ownerName: members.name,
  ownerStatus: members.status,
  dueOn: improvements.dueOn,
  effortDays: improvements.effortDays,
  status: improvements.status,
  createdAt: improvements.createdAt,
  key: sql<string>`${improvements.createdAt}::text`,
};

const rows = (work: Work, where: SQL | undefined) =>
  work.db
    .select(columns)
    .from(improvements)
    .leftJoin(
      members,
      and(eq(members.orgId, improvements.orgId), eq(members.id, improvements.ownerId)),
    )
    .where(and(eq(improvements.orgId, work.orgId), where));

type Row = Awaited<ReturnType<typeof rows>>[number];

const viewOf = ({ ownerId, ownerName, ownerStatus, ...row }: Row) => ({
  ...row,
  owner:
    ownerId === null
      ? null
      : { memberId: ownerId, name: ownerName ?? "", active: ownerStatus === "active" },
});

export async function improvementById(work: Work, id: string) {
  const [row] = await rows(work, eq(improvements.id, id));
  return viewOf(found(row, "The improvement"));
}

/** What is planned, being done or done for a team on a framework, newest first; what was dropped is not work. */
export async function improvementsOn(work: Work, teamId: string, framework: string) {
  const list = await rows(
    work,
    and(
      eq(improvements.teamId, teamId),
      eq(improvements.frameworkKey, framework),
      inArray(improvements.status, ["planned", "doing", "done"]),
    ),
  ).orderBy(desc(improvements.createdAt), asc(improvements.id));
  return list.map(viewOf);
}

const listed = improvementShape.extend({
  statement: z.string().nullable(),
  dimension: z.string().nullable(),
  verdict: verdictShape.nullable(),
  /** The practice is met in Confirmed; null while that is not known. */
  met: z.boolean().nullable(),
  /** Marked done, and evidence still shows that the practice is not met. */
  doneButRed: z.boolean(),
  /** Marked done, and nothing has shown the practice yet. */
  doneButUnseen: z.boolean(),
});

type Seen = Pick<z.input<typeof listed>, "statement" | "dimension" | "verdict" | "met"> & {
  proven: boolean | null;
};

/** Where each practice of the frameworks in use stands, by `framework/practice`. */
async function standingsOf(
  work: Work,
  slug: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  const newest = (await newestFrameworks(work)).filter(({ key }) => keys.includes(key));
  for (const { key } of newest) {
    const { known } = await standingFor(work, { slug, framework: key });
    const results = new Map(known.result.practices.map((result) => [result.practice, result]));
    for (const { key: practice, statement, dimension } of askedPractices(known.framework)) {
      const result = results.get(practice);
      const met = result?.met.confirmed ?? null;
      const proven = result?.met.proven ?? null;
      seen.set(`${key}/${practice}`, {
        statement,
        dimension,
        verdict: result?.verdict ?? null,
        met,
        proven,
      });
    }
  }
  return seen;
}

const unseen: Seen = { statement: null, dimension: null, verdict: null, met: null, proven: null };

type Filter = { framework?: string | undefined; status?: "open" | "closed" | undefined };

const inStatus = { open: ["planned", "doing"], closed: ["done", "dropped"] } as const;

const filterOf = ({ framework, status }: Filter): SQL =>
  and(
    framework === undefined ? undefined : eq(improvements.frameworkKey, framework),
    status === undefined ? undefined : inArray(improvements.status, [...inStatus[status]]),
  ) ?? sql`true`;

export const listImprovements = query({
  name: "maturity.list-improvements",
  summary: "A team's improvement items, newest first, with what evidence says about each.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/improvements",
  input: z.strictObject({
    slug: slugInput,
    /** Key of the framework; without it those of all. */
    framework: z.string().max(80).optional(),
    /** `open` is planned or being done. */
    status: z.enum(["open", "closed"]).optional(),
    ...pageInput,
  }),
  output: pageOf(listed),
  run: async (work, { slug, framework, status, cursor, limit }) => {
    const team = await teamBySlug(work, slug);
    const ofTeam = eq(improvements.teamId, team.id);
    const filter = filterOf({ framework, status });
    const last = positionOf(cursor, MOMENT);
    const after =
      last &&
      sql`${improvements.createdAt} <= ${last.value}::timestamptz and (${improvements.createdAt} < ${last.value}::timestamptz or ${improvements.id} > ${last.id}::uuid)`;
    const page = await rows(work, and(ofTeam, filter, after ?? undefined))
      .orderBy(desc(improvements.createdAt), asc(improvements.id))
      .limit(limit + 1);
    const seen = await standingsOf(work, slug, [
      ...new Set(page.map(({ framework }) => framework)),
    ]);
    const [counts] = await work.db
      .select({
        total: sql<number>`count(*)::int`,
        matching: sql<number>`(count(*) filter (where ${filter}))::int`,
      })
      .from(improvements)
      .where(and(eq(improvements.orgId, work.orgId), ofTeam));
    const items = page.map((row) => {
      const { proven, ...standing } = seen.get(`${row.framework}/${row.practice}`) ?? unseen;
      const done = row.status === "done";
      return {
        ...viewOf(row),
        ...standing,
        doneButRed: done && proven === false,
        doneButUnseen: done && proven === null,
      };
    });
    return toPage(items, {
      limit,
      key: (item) => [item.key, item.id],
      matching: counts?.matching ?? 0,
      total: counts?.total ?? 0,
    });
  },
});
