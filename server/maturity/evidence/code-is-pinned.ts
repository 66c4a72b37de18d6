import { sql } from "drizzle-orm";
import { check } from "./check";
import { recorded } from "./recorded";
import { coverage } from "./scale";
import { finishedRuns, overRuns } from "./training-runs";

/** A commit beside which files were changed is not the code that ran. Unknown is not clean. */
export const codeIsPinned = check({
  id: "C24",
  version: 1,
  formula:
    "the run names its git commit, and the tag mlflow.source.git.dirty says that nothing was changed beside it",
  ...overRuns,
  scale: coverage,
  validityDays: 30,
  authoritative: false,
  strays: "experiments",
  items: (scope) =>
    finishedRuns(
      scope,
      sql`case when not ${recorded.commit} then 'no git commit'
               when ${recorded.clean} then ''
               when ${recorded.dirty} then 'files were changed beside the commit'
               else 'nobody said whether files were changed beside the commit' end`,
    ),
});
