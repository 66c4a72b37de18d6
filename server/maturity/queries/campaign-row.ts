import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { campaigns, campaignTeams } from "~/db/schema/campaigns";
import { members, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { newestFrameworks } from "./frameworks";
import { teamColumns } from "./team";

export const campaignShape = z.object({
  id: z.uuid(),
  name: z.string(),
  framework: z.object({ key: z.string(), title: z.string() }),
  message: z.string(),
  dueOn: z.string(),
  status: z.enum(["open", "closed", "cancelled"]),
  startedBy: z.string(),
  startedAt: z.date(),
  endedBy: z.string().nullable(),
  endedAt: z.date().nullable(),
  endReason: z.string(),
});

export const progressShape = z.object({
  asked: z.number().int(),
  done: z.number().int(),
  answering: z.number().int(),
  notStarted: z.number().int(),
  /** Not done after the due date of an open campaign. */
  late: z.number().int(),
});

const starter = alias(members, "starter");
const ender = alias(members, "ender");

/** Campaigns with the people behind them; the caller says which, in what order and how many. */
export const campaignRows = (work: Work, where: SQL | undefined) =>
  work.db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      frameworkKey: campaigns.frameworkKey,
      message: campaigns.message,
      dueOn: campaigns.dueOn,
      status: campaigns.status,
      startedBy: starter.name,
      startedById: campaigns.startedBy,
      startedAt: campaigns.startedAt,
      endedBy: ender.name,
      endedAt: campaigns.endedAt,
      endReason: campaigns.endReason,
      key: sql<string>`${campaigns.startedAt}::text`,
    })
    .from(campaigns)
    .innerJoin(
      starter,
      and(eq(starter.orgId, campaigns.orgId), eq(starter.id, campaigns.startedBy)),
    )
    .leftJoin(ender, and(eq(ender.orgId, campaigns.orgId), eq(ender.id, campaigns.endedBy)))
    .where(and(eq(campaigns.orgId, work.orgId), where));

export type CampaignRow = Awaited<ReturnType<typeof campaignRows>>[number];

export async function campaignById(work: Work, id: string): Promise<CampaignRow> {
  const [row] = await campaignRows(work, eq(campaigns.id, id));
  return found(row, "The campaign");
}

/** As readers get it; a framework that is no longer published keeps its key for a name. */
export async function named(work: Work, rows: readonly CampaignRow[]) {
  const titles = new Map((await newestFrameworks(work)).map(({ key, title }) => [key, title]));
  return rows.map(({ frameworkKey: key, ...row }) => ({
    ...row,
    framework: { key, title: titles.get(key) ?? key },
  }));
}

/** The newest signature while the campaign ran. Names are spelled out: Drizzle shortens columns of a single table. */
const signedOffAt = sql<string | null>`(
  select max(a.signed_off_at) from assessment a
  where a.org_id = campaign.org_id and a.team_id = campaign_team.team_id
    and a.framework_key = campaign.framework_key and a.status = 'final'
    and a.signed_off_at >= campaign.started_at
    and a.signed_off_at <= coalesce(campaign.ended_at, 'infinity'))`;

const openId = sql<string | null>`(
  select a.id from assessment a
  where a.org_id = campaign.org_id and a.team_id = campaign_team.team_id
    and a.framework_key = campaign.framework_key and a.status = 'open' limit 1)`;

/** Teams that campaigns ask, by name, with what each has done since. Archived teams are left out. */
export async function askedTeamsWhere(work: Work, where: SQL | undefined) {
  const rows = await work.db
    .select({ campaignId: campaignTeams.campaignId, team: teamColumns, signedOffAt, openId })
    .from(campaignTeams)
    .innerJoin(
      campaigns,
      and(eq(campaigns.orgId, campaignTeams.orgId), eq(campaigns.id, campaignTeams.campaignId)),
    )
    .innerJoin(teams, and(eq(teams.orgId, campaignTeams.orgId), eq(teams.id, campaignTeams.teamId)))
    .where(and(eq(campaignTeams.orgId, work.orgId), where, isNull(teams.archivedAt)))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id));
  return rows.map((row) => ({
    ...row,
    signedOffAt: row.signedOffAt === null ? null : new Date(row.signedOffAt),
  }));
}

/** All that these campaigns ask. */
export const askedTeams = async (work: Work, campaignIds: readonly string[]) =>
  campaignIds.length === 0
    ? []
    : askedTeamsWhere(work, inArray(campaignTeams.campaignId, [...campaignIds]));
