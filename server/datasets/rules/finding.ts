import { ageWords, type Freshness } from "./freshness";

export const findingDays = 90;

export type FindingFacts = {
  readonly freshness: Freshness;
  readonly freshHours: number | null;
  readonly versions: number;
  /** Breaking changes of the schema in the last `findingDays` days. */
  readonly breaking: number;
  /** Checks of the newest version that failed, and that were made at all. */
  readonly failed: number;
  readonly checks: number;
};

/** The answer to "can I trust this data": the promise, the schema and the checks, one sentence. */
export function datasetFinding(facts: FindingFacts): string {
  if (facts.versions === 0) return "No version yet: nothing is known of what is in it.";
  return `${[promiseWords(facts), schemaWords(facts), checkWords(facts)].join(", ")}.`;
}

function promiseWords({ freshness: { state, ageHours }, freshHours }: FindingFacts): string {
  const age = ageWords(ageHours ?? 0);
  if (freshHours === null) return `The newest data is ${age} old and nothing is promised`;
  const promise = ageWords(freshHours);
  return state === "fresh" ? `Fresh: ${age} old of ${promise}` : `Stale: ${age} old of ${promise}`;
}

function schemaWords({ breaking }: FindingFacts): string {
  if (breaking === 0) return `no breaking schema change in ${findingDays} days`;
  const changes =
    breaking === 1 ? "1 breaking schema change" : `${breaking} breaking schema changes`;
  return `${changes} in ${findingDays} days`;
}

function checkWords({ failed, checks }: FindingFacts): string {
  if (checks === 0) return "never checked";
  if (failed === 0) return checks === 1 ? "its one check passed" : `all ${checks} checks passed`;
  return `${failed} of ${checks} ${checks === 1 ? "check" : "checks"} failed`;
}
