import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { campaigns, campaignTeams } from "~/db/schema/campaigns";
import type { Work } from "~/server/core/context";
import { daysUntil, progressOf, teamState } from "../rules/campaign";
import { askedTeams, askedTeamsWhere, campaignRows, named } from "./campaign-row";
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

/** What open campaigns ask of these teams that have not started, due first on top. */
export async function askedOfTeams(work: Work, mine: ReadonlyMap<string, TeamRef>) {
  if (mine.size === 0) return [];
  const ofMine = inArray(campaignTeams.teamId, [...mine.keys()]);
  const asked = await askedTeamsWhere(work, and(eq(campaigns.status, "open"), ofMine));
  const waiting = asked.filter((row) => teamState(row) === "not_started");
  if (waiting.length === 0) return [];
  const ids = waiting.map(({ campaignId }) => campaignId);
  const rows = await named(work, await campaignRows(work, inArray(campaigns.id, ids)));
  const byId = new Map(rows.map((campaign) => [campaign.id, campaign]));
  return waiting
    .flatMap(({ campaignId, team }) => {
      const campaign = byId.get(campaignId);
      return campaign === undefined ? [] : [{ ...refOf(campaign, work.now()), team }];
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
