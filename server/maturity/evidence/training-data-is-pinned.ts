import { check } from "./check";
import { missingOf, recorded } from "./recorded";
import { coverage } from "./scale";
import { finishedRuns, overRuns } from "./training-runs";

/** A path or the name of a table says where data was, not which. */
export const trainingDataIsPinned = check({
  id: "C11",
  version: 1,
  formula: "the run names the data it read, each with a digest of what was in it",
  ...overRuns,
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "experiments",
  items: (scope) => finishedRuns(scope, missingOf([[recorded.data, "no data with a digest"]])),
});
