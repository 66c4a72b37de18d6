import { z } from "zod";
import { query } from "~/server/core/operation";
import { linesOf } from "../rules/compare";
import { factsOf, pointShape, runFacts } from "./run-row";
import { runsOf } from "./runs-by-id";
import { runsWithLogged } from "./search-runs";

const lines = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ key: z.string(), values: z.array(value.nullable()), differs: z.boolean() }));

export const compareRuns = query({
  name: "tracking.compare-runs",
  summary: "What 2 to 20 runs logged, side by side, and which of it differs.",
  permission: "tracking:read",
  input: z.strictObject({
    runIds: z
      .array(z.string().min(1).max(256))
      .min(2, "Choose at least two runs")
      .max(20, "Choose at most twenty runs"),
  }),
  output: z.object({
    runs: z.array(runFacts),
    params: lines(z.string()),
    metrics: lines(pointShape),
    tags: lines(z.string()),
  }),
  run: async (work, { runIds }) => {
    const known = await runsOf(work, runIds);
    const runs = await runsWithLogged(
      work,
      known.map(({ id }) => id),
    );
    const same = (a: string, b: string) => a === b;
    return {
      runs: known.map((run) => factsOf(run)),
      params: linesOf(
        runs.map(({ params }) => params),
        same,
      ),
      metrics: linesOf(
        runs.map(({ metrics }) => metrics),
        (a, b) => a.value === b.value,
      ),
      tags: linesOf(
        runs.map(({ tags }) => tags),
        same,
      ),
    };
  },
});
