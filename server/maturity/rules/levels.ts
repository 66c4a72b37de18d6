import type { AssessmentInput, ByView, Tally } from "./assessment";
import { byView } from "./by-view";
import { reaches } from "./bounds";
import type { Framework } from "./framework";
import { ratedIn, type RatedPractice } from "./rated";
import { ruleOf } from "./rule-of";
import { levelWithGates } from "./score";
import { standingsOf } from "./standings";

/** A level as people are shown it: an ordinal, or null while nothing is known of any practice that decides it. */
export type ShownLevel = number | null;

/** Known as soon as anything is known of one required practice that has a level. */
export const shownLevel = (level: number, { applicable, unknown }: Tally): ShownLevel =>
  applicable > 0 && unknown === applicable ? null : level;

/** The same question without counting: whether every deciding practice is unknown, and there is one. */
const nothingKnown = (framework: Framework, rated: readonly RatedPractice[]): boolean => {
  const { decides, threshold } = ruleOf(framework);
  const deciding = rated.filter(
    ({ practice, excluded }) => practice.kind === "R" && !excluded && decides(practice),
  );
  return deciding.length > 0 && deciding.every(({ bounds }) => reaches(bounds, threshold) === null);
};

/**
 * The three levels of an assessment and nothing else, for asking of many at once: a trend under another version, every
 * team before a framework is published. Made of the same parts as `assess`, so it says what `assess` says.
 * Throws RangeError when a value lies outside 0..1.
 */
export const levelsOf = (input: AssessmentInput): ByView<ShownLevel> => {
  const { framework } = input;
  const standings = standingsOf(input);
  return byView((view) => {
    const rated = ratedIn(standings, view);
    if (nothingKnown(framework, rated)) return null;
    const level = ruleOf(framework).levelOf(rated);
    return levelWithGates(framework, rated, { level, gates: view !== "claimed" }).level;
  });
};
