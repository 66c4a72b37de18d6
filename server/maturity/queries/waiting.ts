import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { teamMembers, teams } from "~/db/schema/identity";
import { answerSheets, improvements } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { rolesAllow } from "~/server/core/permissions";
import { daysUntil } from "../rules/campaign";
import { frameworkOf } from "./frameworks";
import { openAssessments } from "./portfolio-rows";
import { teamColumns, teamRef } from "./team";
import { askedOfTeams, lateCampaignsOf, waitingCampaigns } from "./waiting-campaigns";
import { expiringOfTeams, waitingExpiring } from "./waiting-expiring";

/** More than anybody has waiting; a bound so that one answer stays one page. */
const MOST = 200;

const dueShape = {
  dueOn: z.string().nullable(),
  /** Days from today in UTC, negative when late; null without a due date. */
  dueInDays: z.number().int().nullable(),
};

const dueIn = (dueOn: string | null, now: Date): number | null =>
  dueOn === null ? null : daysUntil(dueOn, now);

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

const nothing = {
  assessments: [],
  improvements: [],
  campaigns: { asked: [], late: [] },
  expiring: [],
};

/** Whether the caller could start what a campaign asks for. */
const mayStart = ({ actor }: Work): boolean =>
  actor.kind === "member"
    ? rolesAllow(actor.roles, "maturity:write")
    : actor.kind === "token" && actor.scopes.includes("maturity:write");

export const waitingForMe = query({
  name: "maturity.waiting-for-me",
  summary:
    "Open assessments of the caller's teams, what campaigns ask of them and open improvement items they own, soonest due first.",
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
    campaigns: z.object(waitingCampaigns),
    expiring: waitingExpiring,
  }),
  run: async (work) => {
    const memberId = memberOf(work.actor);
    if (memberId === null) return nothing;
    const mine = new Map((await teamsOf(work, memberId)).map((team) => [team.id, team]));
    const open = await openAssessments(work, { teamIds: [...mine.keys()] });
    const own = await ownCounts(work, memberId);
    const items = await itemsOf(work, memberId);
    const campaigns = {
      asked: mayStart(work) ? await askedOfTeams(work, mine) : [],
      late: await lateCampaignsOf(work, memberId),
    };
    const assessments = await Promise.all(
      open.map(async ({ assessmentId, teamId, framework, answered, asked, dueOn }) => {
        const { key, title } = await frameworkOf(work, { key: framework });
        const dueInDays = dueIn(dueOn, work.now());
        return {
          assessmentId,
          team: mine.get(teamId),
          framework: { key, title },
          answered: own.get(assessmentId) ?? answered,
          asked,
          dueOn,
          dueInDays,
        };
      }),
    );
    return {
      campaigns,
      expiring: mayStart(work) ? await expiringOfTeams(work, mine) : [],
      assessments: assessments.flatMap(({ team, ...row }) =>
        team === undefined ? [] : [{ ...row, team }],
      ),
      improvements: items.map((item) => ({
        ...item,
        dueInDays: dueIn(item.dueOn, work.now()),
      })),
    };
  },
});
