import type { RisksDetail } from "./detail";
import type { RatedPractice } from "./rated";
import {
  isFull,
  isRequired,
  isTooThin,
  keysOf,
  rungsOf,
  topOf,
  unfinished,
  type Ground,
  type Rule,
} from "./rule";
import type { Condition, RiskQuestion, RiskRules } from "./scoring";
import { tallyOf } from "./tally";
import { FULL } from "./twentieths";

/** Whether a condition is true for the practices that are met. */
export const isTrue = (condition: Condition, met: ReadonlySet<string>): boolean => {
  if (condition === "otherwise") return true;
  if ("met" in condition) return met.has(condition.met);
  if ("not" in condition) return !isTrue(condition.not, met);
  return "all" in condition
    ? condition.all.every((one) => isTrue(one, met))
    : condition.any.some((one) => isTrue(one, met));
};

/** Which rule of a question decides, counted from 0; null when none does. */
export const decidingRule = ({ rules }: RiskQuestion, met: ReadonlySet<string>): number | null => {
  const at = rules.findIndex(({ when }) => isTrue(when, met));
  return at < 0 ? null : at;
};

type Asked = { readonly question: RiskQuestion; readonly own: readonly RatedPractice[] };

type Done = (one: RatedPractice) => boolean;

/** Out of scope counts as done: there is nothing left to do. */
const certainly: Done = (one) => one.excluded || isFull(one) === true;
const possibly: Done = (one) => one.excluded || isFull(one) !== false;

type Judged = {
  readonly levelOf: (asked: Asked) => number;
  readonly ruleOf: (asked: Asked) => number | null;
};

const detailOf = (all: readonly Asked[], { levelOf, ruleOf }: Judged): RisksDetail => ({
  kind: "risks",
  questions: all.map((asked) => {
    const { key, title } = asked.question;
    return { key, title, level: levelOf(asked), rule: ruleOf(asked) };
  }),
});

/**
 * Questions with ordered conditions over what is ticked; the first true condition gives the question's level and the
 * lowest question gives the team's. A question with more than 3 in 10 practices out of scope, or without a matching
 * rule, stays on the floor. The linter makes sure that ticking more never gives less. Source: the risk rules of AWS
 * Well-Architected custom lenses.
 */
export const riskRules = (scoring: RiskRules, ground: Ground): Rule => {
  const counted = new Set(scoring.questions.flatMap(({ practices }) => practices));
  const askedIn = (rated: readonly RatedPractice[]): readonly Asked[] => {
    const byKey = new Map(rated.filter(isRequired).map((one) => [one.practice.key, one]));
    return scoring.questions.map((question) => ({
      question,
      own: question.practices.flatMap((key) => byKey.get(key) ?? []),
    }));
  };
  const ruleFor = ({ question, own }: Asked, done: Done): number | null =>
    isTooThin(own) ? null : decidingRule(question, keysOf(own.filter(done)));
  const levelOf = (asked: Asked, done: Done = certainly): number => {
    const rule = ruleFor(asked, done);
    const level = rule === null ? undefined : asked.question.rules[rule]?.level;
    return Math.max(ground.floor, level ?? ground.floor);
  };
  const lowestLevel = (all: readonly Asked[]): number =>
    Math.min(topOf(ground), ...all.map((asked) => levelOf(asked)));
  const reachesLevel = (asked: Asked, level: number): boolean | null => {
    if (levelOf(asked) >= level) return true;
    return levelOf(asked, possibly) < level ? false : null;
  };
  return {
    threshold: FULL,
    partialCredit: false,
    allOf: false,
    decides: ({ key }) => counted.has(key),
    levelOf: (rated) => lowestLevel(askedIn(rated)),
    run: (rated) => {
      const all = askedIn(rated);
      const level = lowestLevel(all);
      const own = all.flatMap((asked) => asked.own);
      const excluded = own.filter((one) => one.excluded).length;
      const tallyAt = (at: number) => tallyOf(all.map((asked) => reachesLevel(asked, at)));
      const progress = rungsOf(ground, { level, assessable: true, excluded, tallyAt });
      return {
        level,
        progress,
        detail: detailOf(all, { levelOf, ruleOf: (asked) => ruleFor(asked, certainly) }),
      };
    },
    blocks: (rated, next) => {
      const short = askedIn(rated).filter((asked) => levelOf(asked) < next);
      return keysOf(unfinished(short.flatMap(({ own }) => own)));
    },
    dimensionLevel: () => null,
  };
};
