import type { Framework } from "../../rules/framework";
import { randomFramework, randomInput } from "../../rules/testing/random-assessment";
import { RULES } from "../../rules/testing/random-scoring";
import { frameworks } from "../index";

/** The real ones are several times as large and do not vary; together with the random ones a tenth is enough. */
const realRuns = (runs: number): number => Math.max(1, runs / 10);

/** What the property tests run on: random frameworks under every rule, and every framework in the list. */
export const subjectsFor = (runs: number) => [
  ...RULES.map((rule) => ({
    name: `random frameworks under ${rule}`,
    input: randomFramework(rule).chain(randomInput),
    numRuns: runs,
  })),
  ...frameworks.map((one: Framework) => ({
    name: one.title,
    input: randomInput(one),
    numRuns: realRuns(runs),
  })),
];
