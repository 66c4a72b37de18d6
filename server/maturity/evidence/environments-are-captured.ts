import { check } from "./check";
import { missingOf, recorded } from "./recorded";
import { coverage } from "./scale";
import { finishedRuns, overRuns } from "./training-runs";

export const environmentsAreCaptured = check({
  id: "C25",
  version: 1,
  formula:
    "a file that lists the packages is stored with the run or its model under its SHA-256, or the run names its image by digest",
  ...overRuns,
  scale: coverage,
  validityDays: 30,
  // Files that a client writes to a store of its own are not seen, nor are deployments.
  authoritative: false,
  strays: "experiments",
  items: (scope) =>
    finishedRuns(
      scope,
      missingOf([[recorded.environment, "no list of packages and no image digest"]]),
    ),
});
