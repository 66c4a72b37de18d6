import type { Framework } from "../framework";
import { decidingRule, isTrue } from "../risk-rules";
import type { Condition, RiskQuestion } from "../scoring";
import { defect, type Defect } from "./defect";

/** 2^14 combinations are tried one by one; more practices in one question cannot be proven sound. */
const MOST_PRACTICES = 14;

const keysIn = (condition: Condition): readonly string[] => {
  if (condition === "otherwise") return [];
  if ("met" in condition) return [condition.met];
  if ("not" in condition) return keysIn(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(keysIn);
};

/** Every set of practices a team could have ticked; bit `n` of the index stands for practice `n`. */
const combinations = ({ practices }: RiskQuestion): readonly ReadonlySet<string>[] =>
  Array.from(
    { length: 2 ** practices.length },
    (_, bits) => new Set(practices.filter((_key, at) => (bits >> at) % 2 === 1)),
  );

type Table = {
  readonly question: RiskQuestion;
  readonly sets: readonly ReadonlySet<string>[];
  /** Which rule decides each combination. */
  readonly deciding: readonly (number | null)[];
};

const tableOf = (question: RiskQuestion): Table => {
  const sets = combinations(question);
  return { question, sets, deciding: sets.map((met) => decidingRule(question, met)) };
};

/** A rule that decides nothing is dead when it is never true, and shadowed when an earlier one always comes first. */
const idleRules = ({ question, sets, deciding }: Table): readonly Defect[] =>
  question.rules.flatMap(({ when }, at) => {
    if (deciding.includes(at)) return [];
    const number = at + 1;
    return sets.some((met) => isTrue(when, met))
      ? [
          defect(
            "shadowed_risk_rule",
            question.key,
            `Rule ${number} of ${question.key} never decides: earlier rules are true whenever it is.`,
          ),
        ]
      : [
          defect(
            "dead_risk_rule",
            question.key,
            `Rule ${number} of ${question.key} can never be true.`,
          ),
        ];
  });

const uncovered = ({ question, sets, deciding }: Table): readonly Defect[] => {
  const at = deciding.indexOf(null);
  if (at < 0) return [];
  const ticked = [...(sets[at] ?? [])].join(", ") || "nothing";
  const message = `No rule of ${question.key} decides when ${ticked} is ticked; add one for otherwise.`;
  return [defect("uncovered_answers", question.key, message)];
};

/** Ticking one more practice must never give a lower level. */
const falling = ({ question, deciding }: Table): readonly Defect[] => {
  const levelOf = (bits: number): number =>
    question.rules[deciding[bits] ?? -1]?.level ?? -Infinity;
  const falls = question.practices.findIndex((_key, at) =>
    deciding.some(
      (_rule, bits) => (bits >> at) % 2 === 0 && levelOf(bits | (1 << at)) < levelOf(bits),
    ),
  );
  if (falls < 0) return [];
  const message = `Ticking ${question.practices[falls]} can lower the level ${question.key} gives; doing more must never count against a team.`;
  return [defect("falls_with_better_answer", question.key, message)];
};

const questionDefects = (question: RiskQuestion): readonly Defect[] => {
  const { key, practices, rules } = question;
  const strange = rules
    .flatMap(({ when }) => keysIn(when))
    .filter((one) => !practices.includes(one));
  const unknown = [...new Set(strange)].map((one) =>
    defect(
      "unknown_in_scoring",
      key,
      `A rule of ${key} asks for "${one}", which it does not list.`,
    ),
  );
  if (practices.length > MOST_PRACTICES) {
    const message = `${key} has ${practices.length} practices; with more than ${MOST_PRACTICES} its rules cannot be checked.`;
    return [...unknown, defect("too_many_answers", key, message)];
  }
  const table = tableOf(question);
  return [...unknown, ...idleRules(table), ...uncovered(table), ...falling(table)];
};

const levelsOf = ({ rules }: RiskQuestion): readonly number[] => rules.map(({ level }) => level);

/** A level is reached when some question gives it and no other has to give less. */
const unreachable = ({ levels, floor, scoring }: Framework): readonly Defect[] => {
  if (scoring.rule !== "risk_rules") return [];
  const best = Math.min(...scoring.questions.map((one) => Math.max(...levelsOf(one))));
  const given = new Set(scoring.questions.flatMap(levelsOf));
  return levels
    .filter(({ ordinal }) => ordinal > floor && (ordinal > best || !given.has(ordinal)))
    .map(({ key, ordinal }) => {
      const message = `Level ${ordinal} is out of reach: no combination of answers gives it.`;
      return defect("unreachable_level", key, message);
    });
};

const unknownLevels = ({ levels }: Framework, { key, rules }: RiskQuestion): readonly Defect[] => {
  const ordinals = new Set(levels.map(({ ordinal }) => ordinal));
  return rules
    .filter(({ level }) => !ordinals.has(level))
    .map(({ level }) =>
      defect("unknown_level", key, `A rule of ${key} gives level ${level}, which does not exist.`),
    );
};

/** Rules of risk questions: each can decide, together they cover every answer, and doing more never counts against. */
export const riskDefects = (framework: Framework): readonly Defect[] => {
  const { scoring } = framework;
  if (scoring.rule !== "risk_rules") return [];
  return [
    ...scoring.questions.flatMap(questionDefects),
    ...scoring.questions.flatMap((question) => unknownLevels(framework, question)),
    ...unreachable(framework),
  ];
};
