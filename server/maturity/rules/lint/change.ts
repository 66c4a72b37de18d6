import { canonicalJson } from "../canonical-json";
import { askedPractices, type Framework, type Practice } from "../framework";
import { optionsOf } from "../options";
import { defect, type Defect } from "./defect";

/** Two texts that share fewer than half of their words say different things. Our choice: typing errors stay free. */
const SAME_MEANING_FROM = 0.5;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

const likeness = (a: string, b: string): number => {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const all = new Set([...one, ...other]);
  const shared = [...one].filter((word) => other.has(word));
  return all.size === 0 ? 1 : shared.length / all.size;
};

const rewritten = (before: Practice, after: Practice): boolean =>
  likeness(before.statement, after.statement) < SAME_MEANING_FROM;

/** Answers are stored by option key, so a key must stay and stay worth the same. */
const revalued = (before: Framework, after: Framework, key: string): boolean => {
  const scaleIn = (framework: Framework): ReadonlyMap<string, number> | null => {
    const practice = askedPractices(framework).find((one) => one.key === key);
    if (practice === undefined) return null;
    return new Map(optionsOf(framework, practice).map((option) => [option.key, option.value]));
  };
  const [old, now] = [scaleIn(before), scaleIn(after)];
  if (old === null || now === null) return false;
  return [...old].some(([option, value]) => now.get(option) !== value);
};

const practiceDefects = (before: Framework, after: Framework): readonly Defect[] => {
  const old = new Map(before.practices.map((practice) => [practice.key, practice]));
  return after.practices.flatMap((practice): readonly Defect[] => {
    const was = old.get(practice.key);
    if (was === undefined) return [];
    if (rewritten(was, practice)) {
      const message = `Practice ${practice.key} says something else than in version ${before.version}; a new meaning needs a new key, or old answers would count for it.`;
      return [defect("changed_meaning", practice.key, message)];
    }
    if (!revalued(before, after, practice.key)) return [];
    const message = `An answer to ${practice.key} is gone or worth something else than in version ${before.version}; a new scale needs a new key.`;
    return [defect("changed_meaning", practice.key, message)];
  });
};

const levelDefects = (before: Framework, after: Framework): readonly Defect[] =>
  after.levels
    .filter(({ key, ordinal }) =>
      before.levels.some((level) => level.key === key && level.ordinal !== ordinal),
    )
    .map(({ key }) => {
      const message = `Level ${key} stands elsewhere on the ladder than in version ${before.version}; a new place needs a new key.`;
      return defect("changed_meaning", key, message);
    });

const numbersOf = (version: string): readonly number[] => version.split(".").map(Number);

const isHigher = (now: string, before: string): boolean => {
  const [old, next] = [numbersOf(before), numbersOf(now)];
  const at = next.findIndex((number, index) => number !== old[index]);
  return at >= 0 && (next[at] ?? 0) > (old[at] ?? 0);
};

/**
 * What goes wrong between a published version and the next: answers and history refer to keys, so a key keeps its
 * meaning, and changed content carries a higher version. Both must be versions of the same framework.
 */
export const lintChange = (before: Framework, after: Framework): readonly Defect[] => {
  const changed = canonicalJson(before) !== canonicalJson(after);
  const message = `Framework ${after.key} differs from the published version ${before.version}, so it needs a higher version than that.`;
  const version =
    changed && !isHigher(after.version, before.version)
      ? [defect("unchanged_version", after.key, message)]
      : [];
  return [...version, ...practiceDefects(before, after), ...levelDefects(before, after)];
};
