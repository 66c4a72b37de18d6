import type { Framework } from "./framework";
import { bandDefects } from "./lint/bands";
import { countedDefects } from "./lint/counted";
import type { Defect } from "./lint/defect";
import { dependencyDefects } from "./lint/dependencies";
import { duplicateIds, reservedKeys } from "./lint/duplicates";
import { evidenceDefects } from "./lint/evidence";
import { gateDefects } from "./lint/gates";
import { levelDefects } from "./lint/levels";
import { referenceDefects } from "./lint/references";
import { requirementDefects } from "./lint/requirements";
import { riskDefects } from "./lint/risks";
import { wordingDefects } from "./lint/wording";
import { valueDefects } from "./lint/values";

const linters = [
  duplicateIds,
  reservedKeys,
  referenceDefects,
  valueDefects,
  wordingDefects,
  evidenceDefects,
  dependencyDefects,
  levelDefects,
  gateDefects,
  countedDefects,
  requirementDefects,
  bandDefects,
  riskDefects,
] as const;

/**
 * Everything that would make a framework score wrongly or be unusable; published maturity models are full of such
 * defects. A framework may be used only when this list is empty.
 */
export const lintFramework = (framework: Framework): readonly Defect[] =>
  linters.flatMap((linter) => linter(framework));
