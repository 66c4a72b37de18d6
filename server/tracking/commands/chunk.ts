import { sql } from "drizzle-orm";

/** Points in one chunk: a chart draws the least and the greatest of each. */
export const CHUNK_POINTS = 500;

/** What is written of a chunk, in this order: whose it is, and what `chunkSummary` says. */
export const chunkColumns = sql`org_id, run_id, key, chunk, points, step_min, step_max, logged_min, logged_max,
  value_min, value_max, value_first, value_last, steps, logged_ms, vals`;

/** Of a group of points (`step`, `logged_ms`, `value`), from how many there are to the points themselves. */
export const chunkSummary = sql`count(*), min(step), max(step),
  min(logged_ms), max(logged_ms), min(value) filter (where value < 'NaN'), max(value) filter (where value < 'NaN'),
  (array_agg(value order by step, logged_ms, value))[1],
  (array_agg(value order by step desc, logged_ms desc, value desc))[1],
  array_agg(step order by step, logged_ms, value), array_agg(logged_ms order by step, logged_ms, value),
  array_agg(value order by step, logged_ms, value)`;
