import { askedPractices, type AskedPractice, type Framework } from "../framework";
import { optionsOf } from "../options";
import { defect, type Defect } from "./defect";

const orderDefects = ({ levels, key }: Framework): readonly Defect[] => {
  const ordered = levels.every(({ ordinal }, index) => {
    const before = levels[index - 1];
    return Number.isInteger(ordinal) && (before === undefined || before.ordinal < ordinal);
  });
  if (ordered && levels.length > 0) return [];
  const message = `The levels of ${key} must be whole numbers, each higher than the one before.`;
  return [defect("levels_out_of_order", key, message)];
};

const floorDefects = ({ levels, floor, key }: Framework): readonly Defect[] => {
  if (levels.some(({ ordinal }) => ordinal === floor)) return [];
  return [
    defect(
      "floor_not_a_level",
      key,
      `The floor of ${key} is ${floor}, which is not one of its levels.`,
    ),
  ];
};

/** The most any answer to this practice is worth. */
export const bestValue = (framework: Framework, practice: AskedPractice): number =>
  Math.max(0, ...optionsOf(framework, practice).map(({ value }) => value));

const stagedDefects = (framework: Framework, threshold: number): readonly Defect[] => {
  const above = framework.levels.filter(({ ordinal }) => ordinal > framework.floor);
  const required = askedPractices(framework).filter(({ kind }) => kind === "R");
  return above.flatMap(({ key, ordinal }): readonly Defect[] => {
    const own = required.filter(({ level }) => level === ordinal);
    if (own.length === 0) {
      const message = `Level ${ordinal} requires nothing, so everybody on the level below would hold it.`;
      return [defect("level_without_required", key, message)];
    }
    return own
      .filter((practice) => bestValue(framework, practice) < threshold)
      .map((practice) => {
        const message = `Level ${ordinal} is out of reach: no answer to ${practice.key} reaches the threshold.`;
        return defect("unreachable_level", key, message);
      });
  });
};

/**
 * Levels stand in order and the floor is one of them. Where practices belong to levels, every level above the floor
 * asks for something, and what it asks for can be given; the other rules look after their own levels.
 */
export const levelDefects = (framework: Framework): readonly Defect[] => {
  const { scoring } = framework;
  const staged = scoring.rule === "staged_all" ? stagedDefects(framework, scoring.threshold) : [];
  return [...orderDefects(framework), ...floorDefects(framework), ...staged];
};
