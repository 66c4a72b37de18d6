import { askedPractices, type AskedPractice, type Framework } from "../framework";
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

/** No answer to this practice is worth enough, so nobody can claim the level. */
const cannotBeMet = (framework: Framework, practice: AskedPractice): boolean => {
  const set = framework.answerSets.find(({ key }) => key === practice.answerSet);
  const best = Math.max(0, ...(set?.options ?? []).map(({ value }) => value));
  return best < framework.scoring.threshold;
};

/** Every level above the floor asks for something, and what it asks for can be given. */
export const levelDefects = (framework: Framework): readonly Defect[] => {
  const above = framework.levels.filter(({ ordinal }) => ordinal > framework.floor);
  const required = askedPractices(framework).filter(({ kind }) => kind === "R");
  const found = above.flatMap(({ key, ordinal }): readonly Defect[] => {
    const own = required.filter(({ level }) => level === ordinal);
    if (own.length === 0) {
      const message = `Level ${ordinal} requires nothing, so everybody on the level below would hold it.`;
      return [defect("level_without_required", key, message)];
    }
    return own
      .filter((practice) => cannotBeMet(framework, practice))
      .map((practice) => {
        const message = `Level ${ordinal} is out of reach: no answer to ${practice.key} reaches the threshold.`;
        return defect("unreachable_level", key, message);
      });
  });
  return [...orderDefects(framework), ...floorDefects(framework), ...found];
};
