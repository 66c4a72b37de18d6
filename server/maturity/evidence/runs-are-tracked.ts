import { sql } from "drizzle-orm";
import { check } from "./check";
import { missingOf, recorded } from "./recorded";
import { coverage } from "./scale";
import { finishedRuns, overRuns, trainingRuns } from "./training-runs";

/** A team that has never seen a run fail logs its successes: half is then the most this can show. */
export const runsAreTracked = check({
  id: "C23",
  version: 1,
  formula: "the run has parameters, a metric, a git commit and data with a digest",
  ...overRuns,
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "experiments",
  items: (scope) =>
    finishedRuns(
      scope,
      missingOf([
        [recorded.params, "no parameters"],
        [recorded.metrics, "no metrics"],
        [recorded.commit, "no git commit"],
        [recorded.data, "no data with a digest"],
      ]),
    ),
  ceiling: {
    value: 0.5,
    reason:
      "Of 20 runs or more none failed or was stopped, so only successes seem to be recorded: this counts as half at most.",
    teams: (scope) => sql`
    select team from (${trainingRuns(scope)}) run where run.status in ('FINISHED', 'FAILED', 'KILLED')
    group by team having count(*) >= 20 and count(*) filter (where run.status <> 'FINISHED') = 0`,
  },
});
