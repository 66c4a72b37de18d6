import { isKnownCheck } from "../check-catalog";
import { checkIdsOf } from "../evidence";
import { askedPractices, type AskedPractice, type Framework } from "../framework";
import { defect, type Defect } from "./defect";

/** Each step is worth more than the one before, and the last is worth everything. */
const stepDefects = ({ key, evidence }: AskedPractice): readonly Defect[] => {
  if (evidence === "self_only" || !("steps" in evidence)) return [];
  const values = evidence.steps.map(({ value }) => value);
  const rising = values.every((value, index) => value > (values[index - 1] ?? 0));
  if (rising && values.at(-1) === 1) return [];
  const message = `The evidence steps of ${key} must rise from above 0 to 1.`;
  return [defect("evidence_steps_out_of_order", key, message)];
};

/** A practice is either seen by checks of the catalogue or says openly that nothing can see it. */
export const evidenceDefects = (framework: Framework): readonly Defect[] =>
  askedPractices(framework).flatMap((practice) => {
    const { key, evidence } = practice;
    if (evidence === "self_only") return [];
    const ids = checkIdsOf(evidence);
    if (ids.length === 0) {
      const message = `Practice ${key} names no check; name one or mark it self_only.`;
      return [defect("no_evidence", key, message)];
    }
    const unknown = ids.filter((id) => !isKnownCheck(id));
    return [
      ...stepDefects(practice),
      ...unknown.map((id) => {
        const message = `Practice ${key} names the check "${id}", which is not in the catalogue.`;
        return defect("unknown_check", key, message);
      }),
    ];
  });
