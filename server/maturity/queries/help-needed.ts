import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { byNeed } from "../rules/help-needed";
import { frameworkOf } from "./frameworks";
import { latestLevels } from "./portfolio-rows";
import { teamColumns, type TeamRef, teamRef } from "./team";

/** Teams worth a closer look: each look costs two whole scorings. */
const MOST = 5;

const everyTeam = (work: Work): Promise<TeamRef[]> =>
  work.db
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.orgId, work.orgId), isNull(teams.archivedAt)))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id));

/** Assessed teams in the order in which help is looked for, by what they last signed. */
async function ranked(work: Work, framework: string) {
  const all = new Map((await everyTeam(work)).map((team) => [team.id, team]));
  const of = { teamIds: [...all.keys()], frameworks: [framework] };
  const places = new Map((await latestLevels(work, of)).map((one) => [one.teamId, one.levels]));
  const assessed = [...all.values()].flatMap((team) => {
    const levels = places.get(team.id);
    return levels === undefined ? [] : [{ team, ...levels }];
  });
  return byNeed(assessed);
}

export const helpNeeded = query({
  name: "maturity.help-needed",
  summary:
    "The teams to look at first under a framework, by what they last signed: claims furthest above evidence, then low levels.",
  permission: "maturity:read",
  route: "GET /maturity/{framework}/help-needed",
  input: z.strictObject({ framework: z.string().max(80) }),
  output: z.object({
    /** Teams with a signed result; the first five in this order are named. */
    assessed: z.number().int(),
    teams: z.array(teamRef),
  }),
  run: async (work, asked) => {
    const { key } = await frameworkOf(work, { key: asked.framework });
    const assessed = await ranked(work, key);
    return {
      assessed: assessed.length,
      teams: assessed.slice(0, MOST).map(({ team }) => team),
    };
  },
});
