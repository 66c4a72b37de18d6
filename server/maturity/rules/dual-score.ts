import type { Answer } from "./answer";
import type { AssessmentInput } from "./assessment";
import {
  askedPractices,
  type AskedPractice,
  type Framework,
  type PracticeLevel,
} from "./framework";
import { optionValue } from "./options";

/**
 * One team under two editions of a framework: the same answers and the same evidence, read by each edition's own
 * rule. An answer goes along when the other edition asks the practice and knows the option; nothing is guessed.
 */

/** Frameworks that share at least half of what the smaller one asks are editions of one another. Our choice. */
const EDITION_FROM = 0.5;

const keysOf = (framework: Framework): ReadonlySet<string> =>
  new Set(askedPractices(framework).map(({ key }) => key));

export const isEdition = (one: Framework, other: Framework): boolean => {
  const same = one.key === other.key && one.version === other.version;
  const [a, b] = [keysOf(one), keysOf(other)];
  const smaller = Math.min(a.size, b.size);
  const shared = [...a].filter((key) => b.has(key)).length;
  return !same && smaller > 0 && shared >= smaller * EDITION_FROM;
};

/** Whether the other edition can read what was said: any word but an option it does not have. */
const isReadable = (
  other: Framework,
  asked: AskedPractice,
  { response }: Pick<Answer, "response">,
) => response.kind !== "option" || optionValue(other, asked, response.option) !== null;

export type Carried = {
  readonly input: AssessmentInput;
  /** Practices with an answer in both editions, and those whose answer stays behind. */
  readonly carried: readonly string[];
  readonly left: readonly string[];
};

/** The same input as the other edition takes it. Evidence and documents go along whole: a strange one changes nothing. */
export const underEdition = (input: AssessmentInput, other: Framework): Carried => {
  const asked = new Map(askedPractices(other).map((practice) => [practice.key, practice]));
  const goes = (row: Pick<Answer, "practice" | "response">): boolean => {
    const practice = asked.get(row.practice);
    return practice !== undefined && isReadable(other, practice, row);
  };
  const own = keysOf(input.framework);
  const said = input.answers.filter(({ practice }) => own.has(practice));
  const answers = said.filter(goes);
  const carried = new Set(answers.map(({ practice }) => practice));
  const left = new Set(said.map(({ practice }) => practice).filter((key) => !carried.has(key)));
  const resolutions = (input.resolutions ?? []).filter(goes);
  return {
    input: { ...input, framework: other, answers, resolutions },
    carried: [...carried].toSorted(),
    left: [...left].toSorted(),
  };
};

/** One thing the editions disagree on, and so a reason why the scores can differ. */
export type EditionDifference = {
  readonly practice: string;
  readonly statement: string;
  readonly what: "added" | "dropped" | "level" | "kind" | "wording";
  readonly before: PracticeLevel | null;
  readonly after: PracticeLevel | null;
};

const differenceOf = (
  before: AskedPractice | undefined,
  after: AskedPractice | undefined,
): EditionDifference["what"] | null => {
  if (before === undefined) return "added";
  if (after === undefined) return "dropped";
  if (before.kind !== after.kind) return "kind";
  if (before.level !== after.level) return "level";
  return before.statement === after.statement ? null : "wording";
};

const byKey = (framework: Framework): ReadonlyMap<string, AskedPractice> =>
  new Map(askedPractices(framework).map((asked) => [asked.key, asked]));

const differenceIn = (
  before: AskedPractice | undefined,
  after: AskedPractice | undefined,
): readonly EditionDifference[] => {
  const asked = after ?? before;
  const what = differenceOf(before, after);
  if (what === null || asked === undefined) return [];
  const { key: practice, statement } = asked;
  return [
    { practice, statement, what, before: before?.level ?? null, after: after?.level ?? null },
  ];
};

/** What the other edition asks that this one does not, no longer asks, or asks elsewhere; in the order of both. */
export const editionDifferences = (
  one: Framework,
  other: Framework,
): readonly EditionDifference[] => {
  const [before, after] = [byKey(one), byKey(other)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => differenceIn(before.get(key), after.get(key)));
};
