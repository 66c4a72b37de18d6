import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageOf, toPage } from "~/server/core/page";
import type { Framework } from "../rules/framework";
import { frameworkOf } from "./frameworks";
import { milestoneRef } from "./milestone-ref";
import { latestProfiles, type ProfileOfTeam } from "./portfolio-rows";
import { teamRef } from "./team";
import { nameKey, teamPage, teamsInput } from "./team-page";

const heatRow = teamRef.extend({
  milestone: milestoneRef.nullable(),
  /** One per dimension, in order; null is not assessed or unknown. */
  shares: z.array(z.number().min(0).max(1).nullable()),
  /** Why the row is empty; null when it is not. */
  why: z.string().nullable(),
});

function heatOf(
  framework: Framework,
  dimensions: readonly string[],
  milestone: ProfileOfTeam | undefined,
) {
  const empty = dimensions.map(() => null);
  if (milestone === undefined) return { milestone: null, shares: empty, why: "No milestone yet." };
  if (milestone.frameworkVersion !== framework.version) {
    const why = `The last milestone used version ${milestone.frameworkVersion}; dimensions are compared within version ${framework.version} only.`;
    return { milestone, shares: empty, why };
  }
  return { milestone, why: null, profile: milestone.summary.profile };
}

const withMilestone = ({ orgId }: Work, framework: string): SQL => sql`exists (
  select from ${milestones} where ${milestones.orgId} = ${orgId}
  and ${milestones.teamId} = ${teams.id} and ${milestones.frameworkKey} = ${framework})`;

export const heatmap = query({
  name: "maturity.heatmap",
  summary:
    "Teams against the dimensions of one framework: the share of required practices met at the last milestone.",
  permission: "maturity:read",
  route: "GET /maturity/{framework}/heatmap",
  input: z.strictObject({
    framework: z.string().max(80),
    view: z.enum(["claimed", "confirmed", "proven"]).default("confirmed"),
    /** Only teams with a milestone on this framework, whatever its version. */
    assessed: z.boolean().default(false),
    ...teamsInput,
  }),
  output: pageOf(heatRow).extend({
    framework: z.object({ key: z.string(), title: z.string(), version: z.string() }),
    dimensions: z.array(z.object({ key: z.string(), title: z.string() })),
  }),
  run: async (work, { framework: key, view, assessed, ...asked }) => {
    const framework = await frameworkOf(work, { key });
    const only = assessed ? withMilestone(work, key) : undefined;
    const page = await teamPage(work, { ...asked, only });
    const teamIds = page.rows.map(({ id }) => id);
    const found = await latestProfiles(work, { teamIds, frameworks: [key] });
    const last = new Map(found.map((one) => [one.teamId, one]));
    const dimensions = framework.dimensions.filter(({ key: dimension }) =>
      framework.practices.some(
        (practice) => practice.dimension === dimension && practice.kind === "R",
      ),
    );
    const keys = dimensions.map((dimension) => dimension.key);
    const rows = page.rows.map((team) => {
      const heat = heatOf(framework, keys, last.get(team.id));
      const shares =
        heat.shares ??
        keys.map(
          (dimension) => heat.profile.find((one) => one.dimension === dimension)?.[view] ?? null,
        );
      return { ...team, milestone: heat.milestone, why: heat.why, shares };
    });
    return {
      ...toPage(rows, { ...page, limit: asked.limit, key: nameKey }),
      framework: { key, title: framework.title, version: framework.version },
      dimensions: dimensions.map((dimension) => ({ key: dimension.key, title: dimension.title })),
    };
  },
});
