import type { GateResult } from "./assessment";
import { countsItems } from "./evidence";
import type { Gate } from "./framework";
import type { RatedPractice } from "./rated";
import { toTwentieths } from "./twentieths";

/** Out of scope, and the gate's own check does not count anything it would be about. */
const isLifted = ({ excluded, parts }: RatedPractice, gate: Gate): boolean =>
  excluded && !parts.some((part) => part.check === gate.check && countsItems(part));

const holdsFor = (rated: RatedPractice, gate: Gate): boolean =>
  isLifted(rated, gate) || rated.bounds.lo >= toTwentieths(gate.threshold);

/** A gate holds once its practice certainly reaches the threshold, or is rightly out of scope. Unknown does not do. */
export const gateResults = (
  gates: readonly Gate[],
  rated: readonly RatedPractice[],
): readonly GateResult[] =>
  gates.map((gate) => {
    const subject = rated.find(({ practice }) => practice.key === gate.practice);
    const { key, practice, capLevel, message } = gate;
    const holds = subject === undefined || holdsFor(subject, gate);
    return { gate: key, practice, capLevel, holds, message };
  });
