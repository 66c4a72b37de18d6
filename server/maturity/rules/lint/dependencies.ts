import { askedPractices, type AskedPractice, type Framework } from "../framework";
import { defect, type Defect } from "./defect";

type ByKey = ReadonlyMap<string, AskedPractice>;

/** A practice of every level may be asked for at any level. */
const isHigher = (prerequisite: AskedPractice, practice: AskedPractice): boolean =>
  prerequisite.level !== "every" &&
  practice.level !== "every" &&
  prerequisite.level > practice.level;

const prerequisiteDefects = (practice: AskedPractice, byKey: ByKey): readonly Defect[] =>
  (practice.dependsOn ?? []).flatMap((key) => {
    const prerequisite = byKey.get(key);
    if (prerequisite === undefined) {
      const message = `Practice ${practice.key} depends on "${key}", which is not asked in this framework.`;
      return [defect("unknown_prerequisite", practice.key, message)];
    }
    if (!isHigher(prerequisite, practice)) return [];
    const message = `Practice ${practice.key} depends on ${key}, which belongs to a higher level.`;
    return [defect("prerequisite_on_higher_level", practice.key, message)];
  });

/** Whether walking prerequisites from `start` comes back to it. */
const returns = (start: string, byKey: ByKey): boolean => {
  const queue = [...(byKey.get(start)?.dependsOn ?? [])];
  const visited = new Set<string>();
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (key === start) return true;
    if (visited.has(key)) continue;
    visited.add(key);
    queue.push(...(byKey.get(key)?.dependsOn ?? []));
  }
  return false;
};

/** Prerequisites must exist, come no later than what needs them, and never go round in a circle. */
export const dependencyDefects = (framework: Framework): readonly Defect[] => {
  const asked = askedPractices(framework);
  const byKey: ByKey = new Map(asked.map((practice) => [practice.key, practice]));
  const circular = asked.filter(({ key }) => returns(key, byKey));
  return [
    ...asked.flatMap((practice) => prerequisiteDefects(practice, byKey)),
    ...circular.map(({ key }) =>
      defect(
        "dependency_cycle",
        key,
        `Practice ${key} depends on itself through its prerequisites.`,
      ),
    ),
  ];
};
