import { askedPractices, type AskedPractice, type Framework } from "../framework";
import { rankValue } from "../ladder-min";
import { optionsOf } from "../options";
import type { LadderMin, LadderVariable, Scoring } from "../scoring";
import { toTwentieths } from "../twentieths";
import { defect, type Defect } from "./defect";
import { bestValue } from "./levels";

/** Groups a rule looks at one by one, with the dimensions or practices they hold. */
const groupsOf = (scoring: Scoring): readonly (readonly [string, readonly string[]])[] => {
  switch (scoring.rule) {
    case "sum_then_min":
      return scoring.sections.map((key) => [key, [key]]);
    case "checklist_parts":
      return scoring.parts.map(({ key, dimensions }) => [key, dimensions]);
    case "risk_rules":
      return scoring.questions.map(({ key, practices }) => [key, practices]);
    case "stream_sum_mean":
      return scoring.groups.flatMap(({ topics }) =>
        topics.flatMap(({ streams }) =>
          streams.map(({ key, practices }): [string, readonly string[]] => [key, practices]),
        ),
      );
    case "ladder_min":
    case "banded_total":
    case "weighted_mean":
    case "staged_all":
      return [];
  }
};

/** A group of only optional practices asks for nothing, and a whole framework without required ones neither. */
const emptyDefects = (framework: Framework, required: readonly AskedPractice[]) => {
  const { scoring, key } = framework;
  const holds = new Set(required.flatMap((one) => [one.key, one.dimension]));
  const groups = scoring.rule === "staged_all" ? [] : [...groupsOf(scoring)];
  const all = required.map((one) => one.key);
  return [...(scoring.rule === "staged_all" ? [] : [[key, all] as const]), ...groups]
    .filter(([, keys]) => !keys.some((one) => holds.has(one)))
    .map(([subject]) => {
      const message = `"${subject}" has no required practice, so it asks for nothing.`;
      return defect("level_without_required", subject, message);
    });
};

/** Every other rule asks for the full value somewhere, so each counted practice must be able to have it. */
const outOfReach = (framework: Framework, required: readonly AskedPractice[]): readonly Defect[] =>
  framework.scoring.rule === "staged_all"
    ? []
    : required
        .filter((practice) => bestValue(framework, practice) < 1)
        .map(({ key }) => {
          const message = `The top is out of reach: no answer to ${key} is worth everything.`;
          return defect("unreachable_level", key, message);
        });

const isRising = ({ ranks, top }: LadderVariable, levels: number): boolean =>
  ranks.length === levels &&
  ranks.every(
    (rank, index) => Number.isInteger(rank) && rank >= (ranks[index - 1] ?? 0) && rank <= top,
  );

const shapeDefects = ({ levels }: Framework, { variables }: LadderMin): readonly Defect[] =>
  variables
    .filter((variable) => !isRising(variable, levels.length))
    .map(({ practice, top }) => {
      const message = `The ranks of ${practice} need one whole number per level, never falling, from 0 to ${top}.`;
      return defect("ladder_out_of_order", practice, message);
    });

/** Each rank must be one of the answers, or nobody can say that they are there. */
const rankDefects = (framework: Framework, { variables }: LadderMin): readonly Defect[] => {
  const asked = new Map(askedPractices(framework).map((one) => [one.key, one]));
  return variables.flatMap(({ practice: key, top }) => {
    const practice = asked.get(key);
    if (practice === undefined) return [];
    const values = new Set(
      optionsOf(framework, practice).flatMap(({ value }) =>
        value >= 0 && value <= 1 ? [toTwentieths(value)] : [],
      ),
    );
    const ranks = Array.from({ length: top + 1 }, (_, rank) => rank);
    return ranks
      .filter((rank) => !values.has(rankValue(rank, top)))
      .map((rank) => {
        const message = `No answer to ${key} is worth rank ${rank} of ${top}.`;
        return defect("unreachable_level", key, message);
      });
  });
};

/** A level whose ranks are all those of the level below asks for nothing new. */
const sameAsBelow = ({ levels, floor }: Framework, { variables }: LadderMin): readonly Defect[] =>
  levels
    .filter(({ ordinal }, at) => {
      const more = variables.some(({ ranks }) => (ranks[at] ?? 0) > (ranks[at - 1] ?? 0));
      return ordinal > floor && !more;
    })
    .map(({ key, ordinal }) => {
      const message = `Level ${ordinal} requires nothing more than the level below, so nobody can stand between them.`;
      return defect("level_without_required", key, message);
    });

/** Whatever the rule, each level asks for something that can be given. */
export const requirementDefects = (framework: Framework): readonly Defect[] => {
  const { scoring } = framework;
  const required = askedPractices(framework).filter(({ kind }) => kind === "R");
  const ladder =
    scoring.rule === "ladder_min"
      ? [
          ...shapeDefects(framework, scoring),
          ...rankDefects(framework, scoring),
          ...sameAsBelow(framework, scoring),
        ]
      : [];
  return [...emptyDefects(framework, required), ...outOfReach(framework, required), ...ladder];
};
