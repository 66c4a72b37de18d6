import { sql } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { runIdText } from "../rules/run-id";
import { numberOf, pointColumns, type PointRow, pointsOf } from "./points";
import { pointShape } from "./run-row";
import { runsOf } from "./runs-by-id";

const MOST_RUNS = 100;
const MOST_POINTS = 2500;

export const sampleMetric = query({
  name: "tracking.sample-metric",
  summary:
    "Points of a metric of several runs, spread evenly over each series, its first and last among them.",
  permission: "tracking:read",
  input: z.strictObject({
    runIds: z
      .array(z.string().min(1).max(256))
      .min(1)
      .max(MOST_RUNS, `at most ${MOST_RUNS} run_ids can be asked for at once`),
    metricKey: z.string().min(1).max(250),
    startStep: z.number().int().optional(),
    endStep: z.number().int().optional(),
    maxResults: z.number().int().min(1).max(MOST_POINTS).default(MOST_POINTS),
  }),
  output: z.object({
    metricKey: z.string(),
    points: z.array(pointShape.extend({ runId: z.string() })),
  }),
  run: async (work, { runIds, metricKey, startStep, endStep, maxResults }) => {
    const steps = stepsOf(startStep, endStep);
    const ids = (await runsOf(work, runIds)).map(({ id }) => id);
    const all = pointsOf({ orgId: work.orgId, runs: ids, key: metricKey, steps });
    const rows = await work.db.execute<PointRow & { isLast: boolean }>(sql`
      with placed as materialized (
        select *, ntile(${maxResults}::int) over series as part,
          row_number() over (partition by run_id order by step desc, logged_ms desc, value desc) = 1 as is_last
        from (${all}) point
        window series as (partition by run_id order by step, logged_ms, value)),
      led as (
        select *, row_number() over (partition by run_id, part order by step, logged_ms, value) = 1 as leads from placed)
      select ${pointColumns}, is_last as "isLast" from led where leads or is_last
      order by array_position(${sql.param(ids)}::uuid[], run_id), step, logged_ms, value`);
    return { metricKey, points: withLast(rows, maxResults).map(pointOf) };
  },
});

function stepsOf(low: number | undefined, high: number | undefined) {
  if (low === undefined && high === undefined) return { low: null, high: null };
  if (low === undefined || high === undefined) {
    const message =
      "If either start step or end step are specified, both must be specified. Send both or none.";
    throw new DomainError("invalid", message);
  }
  if (low <= high) return { low, high };
  const message = `end_step must be greater than start_step. Found start_step=${low} and end_step=${high}.`;
  throw new DomainError("invalid", message);
}

/** The last point of a full sample takes the place of the one before it. */
function withLast<Row extends PointRow & { isLast: boolean }>(
  rows: readonly Row[],
  most: number,
): Row[] {
  const kept: Row[] = [];
  let points = 0;
  let run = "";
  for (const row of rows) {
    points = row.runId === run ? points + 1 : 1;
    run = row.runId;
    if (points > most) kept.pop();
    kept.push(row);
  }
  return kept;
}

const pointOf = ({ runId, value, loggedMs, step }: PointRow) => ({
  runId: runIdText(runId),
  value: numberOf(value),
  timestamp: Number(loggedMs),
  step: Number(step),
});
