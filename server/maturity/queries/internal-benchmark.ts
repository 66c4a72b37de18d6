import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import type { Framework } from "../rules/framework";
import { FEWEST_TEAMS, placeOf, quartilesOf } from "../rules/internal-benchmark";
import { frameworkOf } from "./frameworks";
import { latestProfiles, type ProfileOfTeam } from "./portfolio-rows";
import { share } from "./result-shape";
import { slugInput, type TeamRef, teamBySlug, teamRef } from "./team";

const dimensionShape = z.object({
  key: z.string(),
  title: z.string(),
  /** The team's own confirmed share; null is unknown. */
  own: share.nullable(),
  /** Teams of the group whose share is known here. */
  known: z.number().int(),
  /** In steps of 5 %; null while fewer than five are known. */
  quartiles: z.object({ lower: share, median: share, upper: share }).nullable(),
  place: z.enum(["lower", "below", "above", "upper"]).nullable(),
});

/** Every team of the same kind: demonstration teams are compared with one another only. */
const comparable = (work: Work, { isDemo }: TeamRef) =>
  work.db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.orgId, work.orgId), eq(teams.isDemo, isDemo), isNull(teams.archivedAt)));

type Group = { readonly own: ProfileOfTeam; readonly all: readonly ProfileOfTeam[] };

const confirmedIn = ({ summary }: ProfileOfTeam, dimension: string): number | null =>
  summary.profile.find((row) => row.dimension === dimension)?.confirmed ?? null;

function dimensionsOf({ dimensions }: Framework, { own, all }: Group) {
  return dimensions.flatMap(({ key, title }): z.input<typeof dimensionShape>[] => {
    if (!own.summary.profile.some(({ dimension }) => dimension === key)) return [];
    const shares = all.map((one) => confirmedIn(one, key));
    const mine = confirmedIn(own, key);
    const quartiles = quartilesOf(shares);
    const place = mine === null || quartiles === null ? null : placeOf(mine, quartiles);
    const known = shares.filter((one) => one !== null).length;
    return [{ key, title, own: mine, known, quartiles, place }];
  });
}

function whyNot(team: TeamRef, framework: Framework, group: readonly ProfileOfTeam[]) {
  const under = `${framework.title} ${framework.version}`;
  if (!group.some(({ teamId }) => teamId === team.id))
    return `${team.name} has no signed result under ${under} yet, so there is nothing to place.`;
  if (group.length >= FEWEST_TEAMS) return null;
  return `${group.length} of the ${FEWEST_TEAMS} teams it takes have a signed result under ${under}. With fewer, one team's result could be worked out from the others'.`;
}

export const internalBenchmark = query({
  name: "maturity.internal-benchmark",
  summary:
    "Where a team's dimensions stand among the organisation's teams: median and quartiles, from five teams on.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/maturity/{framework}/benchmark",
  input: z.strictObject({ slug: slugInput, framework: z.string().max(80) }),
  output: z.object({
    team: teamRef,
    framework: z.object({ key: z.string(), version: z.string(), title: z.string() }),
    /** Teams in the group, the team itself among them. */
    teams: z.number().int(),
    needed: z.number().int(),
    /** Why nothing is shown; null when it is. */
    why: z.string().nullable(),
    dimensions: z.array(dimensionShape),
  }),
  run: async (work, { slug, framework: key }) => {
    const team = await teamBySlug(work, slug);
    const framework = await frameworkOf(work, { key });
    const teamIds = (await comparable(work, team)).map(({ id }) => id);
    const latest = await latestProfiles(work, { teamIds, frameworks: [key] });
    const all = latest.filter(({ frameworkVersion }) => frameworkVersion === framework.version);
    const why = whyNot(team, framework, all);
    const own = all.find(({ teamId }) => teamId === team.id);
    return {
      team,
      framework: { key, version: framework.version, title: framework.title },
      teams: all.length,
      needed: FEWEST_TEAMS,
      why,
      dimensions: why !== null || own === undefined ? [] : dimensionsOf(framework, { own, all }),
    };
  },
});
