import type { Outputs } from "~/server/api/trpc/root";
import { formatNumber } from "../ui/format-number";

type Result = Outputs["maturity"]["teamResult"];
type Roadmap = Outputs["maturity"]["teamRoadmap"];
export type Standing = { readonly result: Result; readonly roadmap: Roadmap | null };

/** Why a team needs help, what it costs, and how both were worked out. */
export type Need = {
  readonly slug: string;
  readonly team: string;
  readonly framework: string;
  /** One sentence without the team's name. */
  readonly why: string;
  /** A price, or an effort where no price is known. */
  readonly cost: string;
  readonly lines: readonly string[];
  readonly weight: readonly number[];
};

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const required = ({ practices }: Result) => practices.filter(({ kind }) => kind === "R");

const contradicted = (result: Result) =>
  required(result).filter(
    ({ verdict }) => verdict?.kind === "refuted" || verdict?.kind === "overclaimed",
  );

const silentOn = (result: Result) =>
  required(result).filter(({ values, verdict }) => verdict !== null && values.claimed === null);

/** From this share of unanswered or outdated questions on, nobody can tell where a team stands. Our choice. */
const UNKNOWN_SHARE = 0.5;

type Reason = { readonly tier: number; readonly count: number; readonly why: string };

/**
 * What is wrong outweighs what is not known, and that outweighs what is still missing: a wrong claim is relied on,
 * an open question is asked again, a gap is planned.
 */
function reasonOf({ result, roadmap }: Standing): Reason | null {
  const wrong = contradicted(result);
  if (wrong.length > 0) {
    const why = `${wrong.length} of its claims ${wrong.length === 1 ? "is" : "are"} above what evidence shows`;
    return { tier: 3, count: wrong.length, why };
  }
  const [gate] = result.gates;
  if (gate !== undefined)
    return { tier: 2, count: 1, why: `a gate holds it down: ${gate.message}` };
  const silent = silentOn(result).length;
  const asked = required(result).length;
  if (asked > 0 && silent / asked >= UNKNOWN_SHARE) {
    return { tier: 1, count: silent, why: `${silent} of ${asked} answers are missing or too old` };
  }
  const away =
    roadmap?.plan.length ?? required(result).filter(({ met }) => met.confirmed !== true).length;
  if (away === 0) return null;
  return {
    tier: 0,
    count: away,
    why: `${times(away, "practice is", "practices are")} missing for its targets`,
  };
}

/** The plan to the targets where there is one, else the way to the next level. */
function costOf({ result, roadmap }: Standing): Pick<Need, "cost" | "lines"> & { days: number } {
  if (roadmap !== null && roadmap.plan.length > 0) {
    const { totals, currency, context } = roadmap;
    const effort = times(totals.days, "day", "days");
    if (totals.cost === null || context?.dayRate == null) {
      return {
        days: totals.days,
        cost: `about ${effort}`,
        lines: [`Its plan to the targets: ${effort} of work. Nobody said what a day costs.`],
      };
    }
    const price = formatNumber(totals.cost, { currency, decimals: 0 });
    const rate = formatNumber(context.dayRate, { currency, decimals: 0 });
    return {
      days: totals.days,
      cost: `about ${price}`,
      lines: [`Its plan to the targets: ${effort} of work × ${rate} a day = ${price}.`],
    };
  }
  const next = result.ladder.find(({ price }) => price !== null && price.missing.length > 0);
  if (next?.price == null) return { days: 0, cost: "no work is missing", lines: [] };
  const effort = times(next.price.effortDays, "day", "days");
  return {
    days: next.price.effortDays,
    cost: `about ${effort}`,
    lines: [
      `The way to ${next.title}: ${times(next.price.missing.length, "practice", "practices")}, ${effort} by the framework's estimates. Without targets and a day rate there is no price.`,
    ],
  };
}

function needOf(standing: Standing): Need | null {
  const { team, framework, practices } = standing.result;
  const reason = reasonOf(standing);
  if (reason === null) return null;
  const { days, cost, lines } = costOf(standing);
  const lost = Math.max(0, ...practices.map(({ levelsLost }) => levelsLost));
  const named = contradicted(standing.result).map(
    ({ key, statement, says }) => `${key} ${statement} ${says}`,
  );
  return {
    slug: team.slug,
    team: team.name,
    framework: framework.key,
    why: reason.why,
    cost,
    lines: [
      "Order: claims that evidence contradicts, then gates that hold, then teams of which too little is known, then what is missing for the targets; within each the larger number first.",
      ...named,
      ...lines,
    ],
    weight: [reason.tier, reason.count, lost, days],
  };
}

const heavier = (a: Need, b: Need): number => {
  const at = a.weight.findIndex((value, index) => value !== b.weight[index]);
  return at < 0 ? 0 : (b.weight[at] ?? 0) - (a.weight[at] ?? 0);
};

/** The teams that need help, the one that needs it most first. Not a ranking of teams: what is right is not counted. */
export const needsOf = (standings: readonly Standing[]): Need[] =>
  standings
    .map(needOf)
    .filter((need) => need !== null)
    .toSorted(heavier);

/** The answer in one look: which team, why, and what it costs. */
export const needSentence = ({ team, why, cost }: Need): string =>
  `${team} needs help most: ${why}. Its plan takes ${cost}.`;
