import type { Assessment, Score, View } from "../rules/assessment";
import type { Framework } from "../rules/framework";
import { shownLevel } from "../rules/levels";
import type { Headline, LevelView, Summary } from "./result-shape";

const nothing: Readonly<Record<View, string>> = {
  claimed: "No question that decides a level has a known answer yet.",
  confirmed: "Neither an answer nor evidence says anything about a level yet.",
  proven: "No evidence says anything about a level yet, so this is unknown and not low.",
};

const titleOf = (framework: Framework, ordinal: number): string =>
  framework.levels.find((level) => level.ordinal === ordinal)?.title ?? String(ordinal);

export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

const levelOf = ({ tally, level }: Score): number | null => shownLevel(level, tally);

function whyNotHigher(framework: Framework, score: Score): string {
  const [gate] = score.cappedBy;
  if (gate !== undefined && score.levelBeforeGates > score.level) return gate.message;
  const next = framework.levels.find(({ ordinal }) => ordinal > score.level);
  if (next === undefined) return "This is the highest level.";
  return `${count(score.blockers.length, "practice", "practices")} missing or not known for ${next.title}.`;
}

function viewOf(framework: Framework, score: Score, view: View): LevelView {
  const level = levelOf(score);
  if (level === null) return { level, title: null, why: nothing[view] };
  return { level, title: titleOf(framework, level), why: whyNotHigher(framework, score) };
}

export const headlineOf = (framework: Framework, { scores }: Assessment): Headline => ({
  claimed: viewOf(framework, scores.claimed, "claimed"),
  confirmed: viewOf(framework, scores.confirmed, "confirmed"),
  proven: viewOf(framework, scores.proven, "proven"),
});

/** What lists, trends and the heatmap show of a result. */
export const summaryOf = ({ scores, profile, confidence }: Assessment): Summary => ({
  claimed: levelOf(scores.claimed),
  confirmed: levelOf(scores.confirmed),
  proven: levelOf(scores.proven),
  confidence: confidence.band,
  profile: profile.map(({ dimension, claimed, confirmed, proven }) => ({
    dimension,
    claimed: claimed.share,
    confirmed: confirmed.share,
    proven: proven.share,
  })),
});

const phrase = (name: string, before: LevelView, after: LevelView): string => {
  if (after.title === null) return `${name} stays unknown.`;
  if (before.title === null) return `${name} becomes ${after.title}.`;
  if (before.level === after.level) return `${name} stays ${after.title}.`;
  const rises = (after.level ?? 0) > (before.level ?? 0);
  return `${name} ${rises ? "rises" : "falls"} from ${before.title} to ${after.title}.`;
};

const same = (a: LevelView, b: LevelView): boolean => a.level === b.level;

/** What a choice does, in one or two sentences: to what is claimed, and to what stands once evidence is heard. */
export function effectOf(framework: Framework, before: Assessment, after: Assessment): string {
  const [old, now] = [headlineOf(framework, before), headlineOf(framework, after)];
  const alike = same(old.claimed, old.confirmed) && same(now.claimed, now.confirmed);
  const changes = alike
    ? phrase("Claimed and Confirmed", old.claimed, now.claimed).replace("stays", "stay")
    : `${phrase("Claimed", old.claimed, now.claimed)} ${phrase("Confirmed", old.confirmed, now.confirmed)}`;
  return `${plural(changes, alike)} ${leftFor(framework, after)}`;
}

const plural = (sentence: string, both: boolean): string =>
  both
    ? sentence
        .replace(" becomes ", " become ")
        .replace(" rises ", " rise ")
        .replace(" falls ", " fall ")
    : sentence;

function leftFor(framework: Framework, { scores }: Assessment): string {
  const next = framework.levels.find(({ ordinal }) => ordinal > scores.claimed.level);
  if (next === undefined) return "Nothing is left to claim.";
  return `${count(scores.claimed.blockers.length, "practice is", "practices are")} left for ${next.title}.`;
}
