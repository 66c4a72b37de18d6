import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { campaigns, campaignTeams } from "~/db/schema/campaigns";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { frameworkOf } from "../queries/frameworks";
import { slugInput } from "../queries/team";
import { authorOf } from "./author";

/** More teams than that are better asked in parts: each is looked at on one page. */
const MOST_TEAMS = 500;

/** The day has to lie ahead: a team that is asked today needs at least until today. */
export function refusePastDue(work: Work, dueOn: string): void {
  if (dueOn >= work.now().toISOString().slice(0, 10)) return;
  const words = "The due date has passed already. Choose today or a later day.";
  throw new DomainError("invalid", words, { fields: { dueOn: words } });
}

/** Every team by its address, each once; an address that is no team's is refused by name. */
async function teamsBySlug(work: Work, slugs: readonly string[]) {
  const rows = await work.db
    .select({ id: teams.id, slug: teams.slug })
    .from(teams)
    .where(
      and(eq(teams.orgId, work.orgId), isNull(teams.archivedAt), inArray(teams.slug, [...slugs])),
    );
  const known = new Set(rows.map(({ slug }) => slug));
  const missing = slugs.filter((slug) => !known.has(slug));
  if (missing.length === 0) return rows;
  const words = `No team has the address ${missing.map((slug) => `"${slug}"`).join(", ")}. It may have been archived; choose the teams again.`;
  throw new DomainError("not-found", words, { fields: { teams: words } });
}

export const startCampaign = command({
  name: "maturity.start-campaign",
  summary: "Asks several teams to assess themselves with a framework by a day.",
  permission: "maturity:campaign",
  route: "POST /campaigns",
  input: z.strictObject({
    name: z.string().trim().min(1).max(120),
    framework: z.string().max(80),
    dueOn: z.iso.date(),
    message: z.string().trim().max(2000).default(""),
    /** Addresses of the teams. */
    teams: z.array(slugInput).min(1).max(MOST_TEAMS),
  }),
  output: z.object({ campaignId: z.uuid() }),
  run: async (work, { name, framework: key, dueOn, message, teams: slugs }) => {
    refusePastDue(work, dueOn);
    const framework = await frameworkOf(work, { key });
    const asked = await teamsBySlug(work, [...new Set(slugs)]);
    const id = newId();
    await work.db.insert(campaigns).values({
      orgId: work.orgId,
      id,
      name,
      frameworkKey: framework.key,
      message,
      dueOn,
      status: "open",
      startedBy: authorOf(work),
      startedAt: work.now(),
    });
    await work.db
      .insert(campaignTeams)
      .values(asked.map((team) => ({ orgId: work.orgId, campaignId: id, teamId: team.id })));
    const after = { name, framework: key, dueOn, message, teams: asked.map((team) => team.id) };
    return { result: { campaignId: id }, audit: { subject: `campaign:${id}`, after } };
  },
});
