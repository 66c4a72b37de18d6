import { isKnownCheck } from "../check-catalog";
import { checkIdsOf } from "../evidence";
import { askedPractices, type Framework } from "../framework";
import { defect, type Defect } from "./defect";

/** A practice is either seen by checks of the catalogue or says openly that nothing can see it. */
export const evidenceDefects = (framework: Framework): readonly Defect[] =>
  askedPractices(framework).flatMap(({ key, evidence }) => {
    if (evidence === "self_only") return [];
    const ids = checkIdsOf(evidence);
    if (ids.length === 0) {
      const message = `Practice ${key} names no check; name one or mark it self_only.`;
      return [defect("no_evidence", key, message)];
    }
    return ids
      .filter((id) => !isKnownCheck(id))
      .map((id) => {
        const message = `Practice ${key} names the check "${id}", which is not in the catalogue.`;
        return defect("unknown_check", key, message);
      });
  });
