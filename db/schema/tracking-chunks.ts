import { doublePrecision, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { orgId, whole } from "./columns";

/** Points of one metric of a run, packed in their order, with what a chart needs of them beside. */
export const metricChunks = pgTable(
  "metric_chunk",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    key: text("key").notNull(),
    chunk: integer("chunk").notNull(),
    points: integer("points").notNull(),
    stepMin: whole("step_min").notNull(),
    stepMax: whole("step_max").notNull(),
    loggedMin: whole("logged_min").notNull(),
    loggedMax: whole("logged_max").notNull(),
    /** Null when every value is NaN. */
    valueMin: doublePrecision("value_min"),
    valueMax: doublePrecision("value_max"),
    valueFirst: doublePrecision("value_first").notNull(),
    valueLast: doublePrecision("value_last").notNull(),
    steps: whole("steps").array().notNull(),
    loggedMs: whole("logged_ms").array().notNull(),
    vals: doublePrecision("vals").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.runId, t.key, t.chunk] })],
);
