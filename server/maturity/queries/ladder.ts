import type { Assessment, LevelProgress, PracticeResult, Score } from "../rules/assessment";
import { type AskedPractice, askedPractices, type Framework } from "../rules/framework";
import type { Rung } from "./result-shape";

type Book = {
  /** Practices of gates that hold the team down, also those called out of scope. */
  readonly shut: ReadonlySet<string>;
  readonly practices: ReadonlyMap<string, AskedPractice>;
  readonly results: ReadonlyMap<string, PracticeResult>;
};

const bookOf = (framework: Framework, result: Assessment): Book => ({
  shut: new Set(result.scores.confirmed.cappedBy.map(({ practice }) => practice)),
  practices: new Map(askedPractices(framework).map((practice) => [practice.key, practice])),
  results: new Map(result.practices.map((practice) => [practice.practice, practice])),
});

const isMissing = ({ results, shut }: Book, key: string): boolean => {
  const result = results.get(key);
  if (shut.has(key)) return true;
  return result !== undefined && result.exclusion === null && result.met.confirmed !== true;
};

/** The missing practices a level asks for, gates that cap below it, and everything missing those build on. */
function keysFor(framework: Framework, book: Book, ordinal: number): Set<string> {
  const gated = framework.gates
    .filter(({ capLevel }) => capLevel < ordinal)
    .map(({ practice }) => practice);
  const asked = [...book.practices.values()]
    .filter(({ kind, level }) => kind === "R" && level !== "every" && level <= ordinal)
    .map(({ key }) => key);
  const wanted = new Set<string>();
  const open = [...asked, ...gated];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (wanted.has(key) || !isMissing(book, key)) continue;
    wanted.add(key);
    open.push(...(book.practices.get(key)?.dependsOn ?? []));
  }
  return wanted;
}

/**
 * The cheapest way to a level is exact: staged levels ask for all of their practices, so its price is the effort of
 * every missing one and of what those build on. Effort is the framework's estimate in person-days.
 */
export function priceOf(
  framework: Framework,
  result: Assessment,
  ordinal: number,
): NonNullable<Rung["price"]> {
  const book = bookOf(framework, result);
  const keys = keysFor(framework, book, ordinal);
  const missing = [...book.practices.values()]
    .filter(({ key }) => keys.has(key))
    .map(({ key, statement, dimension, effortDays, level, kind }) => ({
      key,
      statement,
      dimension,
      effortDays,
      prerequisite: kind !== "R" || level === "every" || level > ordinal,
    }));
  return { effortDays: missing.reduce((sum, { effortDays }) => sum + effortDays, 0), missing };
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
