import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { campaigns, campaignTeams } from "~/db/schema/campaigns";
import type { Work } from "~/server/core/context";
import { daysUntil, progressOf, teamState } from "../rules/campaign";
import { askedTeams, campaignRows, named } from "./campaign-row";
import { type TeamRef, teamRef } from "./team";

const campaignRef = z.object({
  campaignId: z.uuid(),
  name: z.string(),
  framework: z.object({ key: z.string(), title: z.string() }),
  dueOn: z.string(),
  dueInDays: z.number().int(),
});

/** What a campaign asks of the caller's teams, and how the caller's own campaigns stand once their day has passed. */
export const waitingCampaigns = {
  /** Teams of the caller that have not started; an assessment that is open is listed by itself. */
  asked: z.array(campaignRef.extend({ team: teamRef })),
  /** Campaigns that the caller started and that are past their date, with teams that are not done. */
  late: z.array(campaignRef.extend({ late: z.number().int(), asked: z.number().int() })),
};

type Named = Awaited<ReturnType<typeof named>>[number];

const refOf = ({ id, name, framework, dueOn }: Named, now: Date) => ({
  campaignId: id,
  name,
  framework,
  dueOn,
  dueInDays: daysUntil(dueOn, now),
});

/** Open campaigns that ask one of these teams, those due first on top. */
async function asking(work: Work, teamIds: readonly string[]): Promise<Named[]> {
  if (teamIds.length === 0) return [];
  const mine = work.db
    .select({ id: campaignTeams.campaignId })
    .from(campaignTeams)
    .where(and(eq(campaignTeams.orgId, work.orgId), inArray(campaignTeams.teamId, [...teamIds])));
  const rows = await campaignRows(
    work,
    and(eq(campaigns.status, "open"), inArray(campaigns.id, mine)),
  ).orderBy(asc(campaigns.dueOn), asc(campaigns.id));
  return named(work, rows);
}

export async function askedOfTeams(work: Work, mine: ReadonlyMap<string, TeamRef>) {
  const found = await asking(work, [...mine.keys()]);
  const byId = new Map(found.map((campaign) => [campaign.id, campaign]));
  const rows = await askedTeams(work, [...byId.keys()]);
  return rows
    .flatMap(({ campaignId, ...row }) => {
      const [campaign, team] = [byId.get(campaignId), mine.get(row.team.id)];
      if (campaign === undefined || team === undefined) return [];
      return teamState(row) === "not_started" ? [{ ...refOf(campaign, work.now()), team }] : [];
    })
    .toSorted((a, b) => a.dueInDays - b.dueInDays);
}

export async function lateCampaignsOf(work: Work, memberId: string) {
  const today = work.now().toISOString().slice(0, 10);
  const rows = await campaignRows(
    work,
    and(
      eq(campaigns.status, "open"),
      eq(campaigns.startedBy, memberId),
      sql`${campaigns.dueOn} < ${today}::date`,
    ),
  ).orderBy(asc(campaigns.dueOn), asc(campaigns.id));
  const asked = await askedTeams(
    work,
    rows.map(({ id }) => id),
  );
  return (await named(work, rows)).flatMap((campaign) => {
    const own = asked.filter(({ campaignId }) => campaignId === campaign.id);
    const { late, asked: all } = progressOf(own, campaign, work.now());
    return late === 0 ? [] : [{ ...refOf(campaign, work.now()), late, asked: all }];
  });
}
