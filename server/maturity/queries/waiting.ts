import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { teamMembers, teams } from "~/db/schema/identity";
import { answerSheets, improvements } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { rolesAllow } from "~/server/core/permissions";
import { daysUntil } from "../rules/campaign";
import { frameworksOf } from "./frameworks";
import { openAssessments } from "./portfolio-rows";
import { refusalFor, teamColumns, teamRef } from "./team";
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

/** The sheets of assessors who were not removed, by assessment; nothing where the team answers on one sheet. */
async function standingSheets(work: Work, assessmentIds: readonly string[]) {
  if (assessmentIds.length === 0) return new Map<string, Standing[]>();
  const rows = await work.db
    .select({
      assessmentId: answerSheets.assessmentId,
      memberId: answerSheets.memberId,
      submittedAt: answerSheets.submittedAt,
      answered: sql<number>`(select count(*)::int from answer w where w.org_id = answer_sheet.org_id
        and w.sheet_id = answer_sheet.id
        and (w.option_key is not null or w.not_applicable is not null or w.not_known))`,
    })
    .from(answerSheets)
    .where(
      and(
        eq(answerSheets.orgId, work.orgId),
        inArray(answerSheets.assessmentId, [...assessmentIds]),
        isNotNull(answerSheets.memberId),
        isNull(answerSheets.removedAt),
      ),
    );
  const byAssessment = new Map<string, Standing[]>();
  for (const { assessmentId, ...sheet } of rows) {
    byAssessment.set(assessmentId, [...(byAssessment.get(assessmentId) ?? []), sheet]);
  }
  return byAssessment;
}

type Standing = {
  readonly memberId: string | null;
  readonly submittedAt: Date | null;
  readonly answered: number;
};

type Open = Awaited<ReturnType<typeof openAssessments>>[number];

/**
 * Whose turn it is where each assessor has a sheet: an assessor's until they submit, then nobody's until all have,
 * then a lead's, who settles disputes and signs.
 */
async function isMyTurn(work: Work, { teamId }: Open, sheets: readonly Standing[]) {
  const me = memberOf(work.actor);
  const own = sheets.find(({ memberId }) => memberId === me);
  if (own !== undefined && own.submittedAt === null) return true;
  if (sheets.some(({ submittedAt }) => submittedAt === null)) return false;
  return (await refusalFor(work, teamId, "maturity:write")) === null;
}

type Turn = { readonly open: Open; readonly answered: number };

/** What waits for the caller, with how much they have answered: on their own sheet where they have one. */
async function turnsOf(work: Work, all: readonly Open[]): Promise<Turn[]> {
  const standing = await standingSheets(
    work,
    all.map(({ assessmentId }) => assessmentId),
  );
  const me = memberOf(work.actor);
  const turns: Turn[] = [];
  for (const open of all) {
    const sheets = standing.get(open.assessmentId);
    if (sheets !== undefined && !(await isMyTurn(work, open, sheets))) continue;
    const own = sheets?.find(({ memberId }) => memberId === me);
    turns.push({ open, answered: own?.answered ?? open.answered });
  }
  return turns;
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
    const turns = await turnsOf(work, open);
    const items = await itemsOf(work, memberId);
    const campaigns = {
      asked: mayStart(work) ? await askedOfTeams(work, mine) : [],
      late: await lateCampaignsOf(work, memberId),
    };
    const frameworks = await frameworksOf(
      work,
      open.map(({ framework: key }) => ({ key })),
    );
    const titles = new Map(frameworks.map(({ key, title }) => [key, title]));
    const assessments = turns.map(
      ({ answered, open: { assessmentId, teamId, framework: key, asked, dueOn } }) => {
        return {
          assessmentId,
          team: mine.get(teamId),
          framework: { key, title: titles.get(key) ?? key },
          answered,
          asked,
          dueOn,
          dueInDays: dueIn(dueOn, work.now()),
        };
      },
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
