import type { Evidence, Framework } from "../../rules/framework";
import { fiveLevels } from "../five-levels";

/** What 1.1.0 added: evidence from a team's own plan and people. */
const before: Readonly<Record<string, Evidence>> = {
  "SX-08": { allOf: ["C87"] },
  "SX-10": { allOf: ["C01", "C02"], partial: ["T01"] },
  "SX-11": { allOf: ["C92"] },
};

export const fiveLevels10: Framework = {
  ...fiveLevels,
  version: "1.0.0",
  practices: fiveLevels.practices.map((practice) => {
    const evidence = before[practice.key];
    return evidence === undefined || !("evidence" in practice)
      ? practice
      : { ...practice, evidence };
  }),
};
