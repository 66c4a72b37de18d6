import type { Gap } from "../assessment";

/** Our choices: a broken gate holds everything down, and a refuted claim means somebody relies on what is not there. */
const BREAKS_GATE = 1.5;
const REFUTED = 1.25;
const USUAL = 1;

export const urgencyOf = ({ breaksGate, verdict }: Pick<Gap, "breaksGate" | "verdict">): number => {
  if (breaksGate) return BREAKS_GATE;
  return verdict === "refuted" ? REFUTED : USUAL;
};
