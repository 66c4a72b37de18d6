import type { Assessment, LevelProgress, Score } from "../rules/assessment";
import { askedPractices, type Framework } from "../rules/framework";
import { cheapestPath } from "../rules/roadmap/cheapest-path";
import type { Rung } from "./result-shape";

/** What a level still costs: the cheapest way to it. Effort is the framework's estimate in person-days. */
export function priceOf(
  framework: Framework,
  result: Assessment,
  ordinal: number,
): NonNullable<Rung["price"]> {
  const { practices, effortDays, exact, reaches } = cheapestPath(framework, result, ordinal);
  const keys = new Set(practices);
  const staged = framework.scoring.rule === "staged_all";
  const missing = askedPractices(framework)
    .filter(({ key }) => keys.has(key))
    .map(({ key, statement, dimension, effortDays: effort, level, kind }) => ({
      key,
      statement,
      dimension,
      effortDays: effort,
      prerequisite: kind !== "R" || (staged && (level === "every" || level > ordinal)),
    }));
  return { effortDays, missing, exact, reaches };
}

const none = { met: 0, unmet: 0, unknown: 0, applicable: 0 };

const tallyAt = ({ progress }: Score, ordinal: number) => {
  const at = progress.find(({ level }) => level === ordinal);
  if (at === undefined) return none;
  const { met, unmet, unknown, applicable } = at;
  return { met, unmet, unknown, applicable };
};

/** Lowest level first, each with its progress in the three views and what it still costs. */
export const ladderView = (framework: Framework, result: Assessment): Rung[] =>
  framework.levels.map(({ ordinal, title, summary }) => {
    const { claimed, confirmed, proven } = result.scores;
    const state: LevelProgress["state"] =
      confirmed.progress.find(({ level }) => level === ordinal)?.state ?? "empty";
    return {
      ordinal,
      title,
      summary,
      state,
      progress: {
        claimed: tallyAt(claimed, ordinal),
        confirmed: tallyAt(confirmed, ordinal),
        proven: tallyAt(proven, ordinal),
      },
      price: ordinal <= confirmed.level ? null : priceOf(framework, result, ordinal),
    };
  });
