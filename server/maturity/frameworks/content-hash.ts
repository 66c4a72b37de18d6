import { createHash } from "node:crypto";
import { ENGINE_VERSION } from "../rules/assess";
import type { AssessmentInput } from "../rules/assessment";
import type { Framework } from "../rules/framework";
import { canonicalJson, compareText } from "../rules/canonical-json";

/** Server only: it needs node:crypto, which the browser has not, so it lives beside the data and not among the rules. */

/** SHA-256, hex, of the canonical JSON of `value`: equal content gives an equal hash. */
export const contentHash = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex");

const known = new WeakMap<Framework, string>();

/** A framework never changes while the program runs, so its hash is worked out once. */
const frameworkHash = (framework: Framework): string => {
  const hash = known.get(framework) ?? contentHash(framework);
  known.set(framework, hash);
  return hash;
};

const inAnyOrder = (rows: readonly unknown[]): readonly string[] =>
  rows.map(canonicalJson).toSorted(compareText);

/** Hash of everything a result depends on: framework content, engine, rows in any order, and the moment. */
export const inputsHash = (input: AssessmentInput): string =>
  contentHash({
    engine: ENGINE_VERSION,
    framework: frameworkHash(input.framework),
    answers: inAnyOrder(input.answers),
    observations: inAnyOrder(input.observations),
    resolutions: inAnyOrder(input.resolutions ?? []),
    documents: inAnyOrder(input.documents ?? []),
    now: input.now,
  });
