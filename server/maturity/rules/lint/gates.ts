import { checkIdsOf } from "../evidence";
import { askedPractices, type Framework, type Gate } from "../framework";
import { defect, type Defect } from "./defect";

const subjectDefects = (framework: Framework, gate: Gate): readonly Defect[] => {
  const subject = askedPractices(framework).find(({ key }) => key === gate.practice);
  if (subject === undefined) {
    const message = `Gate ${gate.key} watches "${gate.practice}", which is not asked in this framework.`;
    return [defect("gate_unknown_practice", gate.key, message)];
  }
  const checks = subject.evidence === "self_only" ? [] : checkIdsOf(subject.evidence);
  if (checks.includes(gate.check)) return [];
  const message = `Gate ${gate.key} names the check "${gate.check}", which ${gate.practice} does not use.`;
  return [defect("gate_without_check", gate.key, message)];
};

const capDefects = ({ levels, floor }: Framework, { key, capLevel }: Gate): readonly Defect[] => {
  const ordinals = levels.map(({ ordinal }) => ordinal);
  if (!ordinals.includes(capLevel) || capLevel < floor) {
    const message = `Gate ${key} caps at ${capLevel}, which is not a level from the floor up.`;
    return [defect("gate_unknown_level", key, message)];
  }
  if (capLevel < Math.max(...ordinals)) return [];
  return [
    defect("gate_never_binds", key, `Gate ${key} caps at the top level, so it holds nobody back.`),
  ];
};

/** A gate must watch something a check can see, and hold teams at a level that has one above it. */
export const gateDefects = (framework: Framework): readonly Defect[] =>
  framework.gates.flatMap((gate) => [
    ...subjectDefects(framework, gate),
    ...capDefects(framework, gate),
  ]);
