import { asc, eq, isNull, and, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { byNeed } from "../rules/help-needed";
import type { Framework } from "../rules/framework";
import { frameworkOf } from "./frameworks";
import { headlineOf } from "./headline";
import { priceOf } from "./ladder";
import { latestLevels } from "./portfolio-rows";
import { practiceViews } from "./practice-view";
import { headlineShape } from "./result-shape";
import type { Known } from "./scored";
import { contextOf } from "./team-context";
import { teamColumns, type TeamRef, teamRef } from "./team";
import { currencyOf } from "./team-roadmap";
import { standingFor } from "./team-result";

/** Teams looked into: each costs a whole scoring. */
const MOST = 5;

const helped = z.object({
  team: teamRef,
  headline: headlineShape,
  /** Why it needs help, in sentences: what is overclaimed, what holds the level. */
  why: z.array(z.string()),
  /** The practice whose absence costs it most; null when nothing required is missing. */
  worst: z
    .object({ key: z.string(), statement: z.string(), says: z.string(), effortDays: z.number() })
    .nullable(),
  /** The next level up from Confirmed; null at the top. */
  next: z
    .object({
      title: z.string(),
      practices: z.number().int(),
      effortDays: z.number(),
      /** In the organisation's currency; null without a day rate. */
      cost: z.number().nullable(),
    })
    .nullable(),
});
type Helped = z.input<typeof helped>;

const everyTeam = (work: Work): Promise<TeamRef[]> =>
  work.db
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.orgId, work.orgId), isNull(teams.archivedAt)))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id));

/** Assessed teams in the order in which help is looked for, by what they last signed. */
async function ranked(work: Work, framework: Framework) {
  const all = new Map((await everyTeam(work)).map((team) => [team.id, team]));
  const of = { teamIds: [...all.keys()], frameworks: [framework.key] };
  const places = new Map((await latestLevels(work, of)).map((one) => [one.teamId, one.levels]));
  const assessed = [...all.values()].flatMap((team) => {
    const levels = places.get(team.id);
    return levels === undefined ? [] : [{ team, ...levels }];
  });
  return byNeed(assessed);
}

function whyOf({ framework, result }: Known): string[] {
  const { claimed, confirmed } = headlineOf(framework, result);
  const over = (claimed.level ?? 0) > (confirmed.level ?? Number.POSITIVE_INFINITY);
  const held = result.scores.confirmed.cappedBy.map(({ message }) => message);
  const [first = confirmed.why] = held;
  return [
    ...(over ? [`It claims ${claimed.title}, and ${confirmed.title} is confirmed.`] : []),
    first,
  ];
}

function worstOf(known: Known): Helped["worst"] {
  const worst = practiceViews(known).find(
    ({ met, kind, verdict }) => kind === "R" && verdict !== null && met.confirmed !== true,
  );
  if (worst === undefined) return null;
  const { key, statement, says, effortDays } = worst;
  return { key, statement, says, effortDays };
}

function nextOf({ framework, result }: Known, dayRate: number | null): Helped["next"] {
  const level = framework.levels.find(({ ordinal }) => ordinal > result.scores.confirmed.level);
  if (level === undefined) return null;
  const { effortDays, missing } = priceOf(framework, result, level.ordinal);
  const cost = dayRate === null ? null : effortDays * dayRate;
  return { title: level.title, practices: missing.length, effortDays, cost };
}

async function look(work: Work, team: TeamRef, framework: string): Promise<Helped> {
  const { known } = await standingFor(work, { slug: team.slug, framework });
  const situation = await contextOf(work, team.id);
  return {
    team,
    headline: headlineOf(known.framework, known.result),
    why: whyOf(known),
    worst: worstOf(known),
    next: nextOf(known, situation?.dayRate ?? null),
  };
}

export const helpNeeded = query({
  name: "maturity.help-needed",
  summary: "Which teams need help most under a framework, why, and what their next level costs.",
  permission: "maturity:read",
  route: "GET /maturity/{framework}/help-needed",
  input: z.strictObject({ framework: z.string().max(80) }),
  output: z.object({
    currency: z.string(),
    /** Teams with a signed result; the first five of them are looked into. */
    assessed: z.number().int(),
    teams: z.array(helped),
  }),
  run: async (work, { framework: key }) => {
    const assessed = await ranked(work, await frameworkOf(work, { key }));
    const found: Helped[] = [];
    for (const { team } of assessed.slice(0, MOST)) found.push(await look(work, team, key));
    return { currency: await currencyOf(work), assessed: assessed.length, teams: found };
  },
});
