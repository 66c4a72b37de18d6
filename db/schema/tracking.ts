import { sql } from "drizzle-orm";
import { doublePrecision, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId, whole } from "./columns";

const keyed = { orgId: orgId(), key: text("key").notNull(), value: text("value").notNull() };

export const experiments = pgTable(
  "experiment",
  {
    orgId: orgId(),
    id: whole("id").notNull(),
    name: text("name").notNull(),
    artifactRoot: text("artifact_root").notNull(),
    note: text("note").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const experimentTags = pgTable(
  "experiment_tag",
  { ...keyed, experimentId: whole("experiment_id").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.experimentId, t.key] })],
);

export const experimentCounters = pgTable(
  "experiment_counter",
  { orgId: orgId(), nextId: whole("next_id").notNull() },
  (t) => [primaryKey({ columns: [t.orgId] })],
);

export const runStatuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"] as const;

export const runs = pgTable(
  "run",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    experimentId: whole("experiment_id").notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key")
      .notNull()
      .generatedAlwaysAs(sql`lower(name)`),
    userName: text("user_name").notNull(),
    status: text("status", { enum: runStatuses }).notNull(),
    startedMs: whole("started_ms").notNull(),
    endedMs: whole("ended_ms"),
    artifactUri: text("artifact_uri").notNull(),
    createdBy: uuid("created_by"),
    sealedDigest: text("sealed_digest"),
    frozenAt: instant("frozen_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

const ofRun = {
  ...keyed,
  runId: uuid("run_id").notNull(),
  experimentId: whole("experiment_id").notNull(),
  valueHash: whole("value_hash")
    .notNull()
    .generatedAlwaysAs(sql`hashtextextended(value, 0)`),
};

export const runParams = pgTable("run_param", ofRun, (t) => [
  primaryKey({ columns: [t.orgId, t.runId, t.key] }),
]);

export const runTags = pgTable("run_tag", ofRun, (t) => [
  primaryKey({ columns: [t.orgId, t.runId, t.key] }),
]);

const point = {
  orgId: orgId(),
  runId: uuid("run_id").notNull(),
  key: text("key").notNull(),
  step: whole("step").notNull(),
  loggedMs: whole("logged_ms").notNull(),
  value: doublePrecision("value").notNull(),
};

export const metricPoints = pgTable("metric_point", point, (t) => [
  primaryKey({ columns: [t.orgId, t.runId, t.key, t.step, t.loggedMs, t.value] }),
]);

export const metricLatest = pgTable(
  "metric_latest",
  { ...point, experimentId: whole("experiment_id").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.runId, t.key] })],
);
