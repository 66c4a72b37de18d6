import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { teamMembers, teams } from "~/db/schema/identity";
import { answerSheets, improvements } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { frameworksOf } from "./frameworks";
import { openAssessments } from "./portfolio-rows";
import { teamColumns, teamRef } from "./team";

/** More than anybody has waiting; a bound so that one answer stays one page. */
const MOST = 200;

const dueShape = {
  dueOn: z.string().nullable(),
  /** Days from today in UTC, negative when late; null without a due date. */
  dueInDays: z.number().int().nullable(),
};

const DAY_MS = 86_400_000;

/** Whole days from today until a date, both in UTC. */
function daysUntil(dueOn: string | null, now: Date): number | null {
  if (dueOn === null) return null;
  const today = Date.parse(now.toISOString().slice(0, 10));
  return Math.round((Date.parse(dueOn) - today) / DAY_MS);
}

const teamsOf = (work: Work, memberId: string) =>
  work.db
    .select(teamColumns)
    .from(teamMembers)
    .innerJoin(teams, and(eq(teams.orgId, teamMembers.orgId), eq(teams.id, teamMembers.teamId)))
    .where(
      and(
        eq(teamMembers.orgId, work.orgId),
        eq(teamMembers.memberId, memberId),
        isNull(teams.archivedAt),
      ),
    )
    .limit(MOST);

const itemsOf = (work: Work, memberId: string) =>
  work.db
    .select({
      id: improvements.id,
      title: improvements.title,
      dueOn: improvements.dueOn,
      team: teamColumns,
    })
    .from(improvements)
    .innerJoin(teams, and(eq(teams.orgId, improvements.orgId), eq(teams.id, improvements.teamId)))
    .where(
      and(
        eq(improvements.orgId, work.orgId),
        eq(improvements.ownerId, memberId),
        inArray(improvements.status, ["planned", "doing"]),
        isNull(teams.archivedAt),
      ),
    )
    .orderBy(asc(sql`coalesce(${improvements.dueOn}, 'infinity'::date)`), asc(improvements.id))
    .limit(MOST);

/** How many practices the member has answered on sheets of their own, by assessment. */
async function ownCounts(work: Work, memberId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await work.db
    .select({
      assessmentId: answerSheets.assessmentId,
      answered: sql<number>`(select count(*)::int from answer w where w.org_id = answer_sheet.org_id
        and w.sheet_id = answer_sheet.id
        and (w.option_key is not null or w.not_applicable is not null or w.not_known))`,
    })
    .from(answerSheets)
    .where(
      and(
        eq(answerSheets.orgId, work.orgId),
        eq(answerSheets.memberId, memberId),
        isNull(answerSheets.removedAt),
      ),
    );
  return new Map(rows.map(({ assessmentId, answered }) => [assessmentId, answered]));
}

export const waitingForMe = query({
  name: "maturity.waiting-for-me",
  summary:
    "Open assessments of the caller's teams and open improvement items they own, soonest due first.",
  permission: "maturity:read",
  route: "GET /waiting-for-me",
  input: z.strictObject({}),
  output: z.object({
    assessments: z.array(
      z.object({
        assessmentId: z.uuid(),
        team: teamRef,
        framework: z.object({ key: z.string(), title: z.string() }),
        /** On the caller's own sheet where they have one. */
        answered: z.number().int(),
        asked: z.number().int(),
        ...dueShape,
      }),
    ),
    improvements: z.array(
      z.object({ id: z.uuid(), title: z.string(), team: teamRef, ...dueShape }),
    ),
  }),
  run: async (work) => {
    const memberId = memberOf(work.actor);
    if (memberId === null) return { assessments: [], improvements: [] };
    const mine = new Map((await teamsOf(work, memberId)).map((team) => [team.id, team]));
    const open = await openAssessments(work, { teamIds: [...mine.keys()] });
    const own = await ownCounts(work, memberId);
    const items = await itemsOf(work, memberId);
    const frameworks = await frameworksOf(
      work,
      open.map(({ framework: key }) => ({ key })),
    );
    const assessments = open.map(
      ({ assessmentId, teamId, framework, answered, asked, dueOn }, at) => {
        const title = frameworks[at]?.title ?? framework;
        return {
          assessmentId,
          team: mine.get(teamId),
          framework: { key: framework, title },
          answered: own.get(assessmentId) ?? answered,
          asked,
          dueOn,
          dueInDays: daysUntil(dueOn, work.now()),
        };
      },
    );
    return {
      assessments: assessments.flatMap(({ team, ...row }) =>
        team === undefined ? [] : [{ ...row, team }],
      ),
      improvements: items.map((item) => ({
        ...item,
        dueInDays: daysUntil(item.dueOn, work.now()),
      })),
    };
  },
});
