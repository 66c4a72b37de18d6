import { doublePrecision, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId, whole } from "./columns";

/** Data as runs name it. */
export const runDatasets = pgTable(
  "run_dataset",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    experimentId: whole("experiment_id").notNull(),
    name: text("name").notNull(),
    digest: text("digest").notNull(),
    sourceType: text("source_type").notNull(),
    source: text("source").notNull(),
    schema: text("schema"),
    profile: text("profile"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const runInputs = pgTable(
  "run_input",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    datasetId: uuid("dataset_id").notNull(),
    context: text("context").notNull(),
    tags: jsonb("tags").$type<Readonly<Record<string, string>>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.runId, t.datasetId] })],
);

export const loggedModelStatuses = [
  "LOGGED_MODEL_PENDING",
  "LOGGED_MODEL_READY",
  "LOGGED_MODEL_UPLOAD_FAILED",
] as const;

/** A model that a run wrote, before anybody registers it. */
export const loggedModels = pgTable(
  "logged_model",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    experimentId: whole("experiment_id").notNull(),
    name: text("name").notNull(),
    modelType: text("model_type").notNull(),
    status: text("status", { enum: loggedModelStatuses }).notNull(),
    statusMessage: text("status_message").notNull(),
    sourceRunId: uuid("source_run_id"),
    artifactUri: text("artifact_uri").notNull(),
    createdMs: whole("created_ms").notNull(),
    updatedMs: whole("updated_ms").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

const keyed = {
  orgId: orgId(),
  modelId: uuid("model_id").notNull(),
  key: text("key").notNull(),
  value: text("value").notNull(),
};

export const loggedModelParams = pgTable("logged_model_param", keyed, (t) => [
  primaryKey({ columns: [t.orgId, t.modelId, t.key] }),
]);

export const loggedModelTags = pgTable("logged_model_tag", keyed, (t) => [
  primaryKey({ columns: [t.orgId, t.modelId, t.key] }),
]);

export const loggedModelMetrics = pgTable(
  "logged_model_metric",
  {
    orgId: orgId(),
    modelId: uuid("model_id").notNull(),
    runId: uuid("run_id").notNull(),
    key: text("key").notNull(),
    step: whole("step").notNull(),
    loggedMs: whole("logged_ms").notNull(),
    value: doublePrecision("value").notNull(),
    datasetName: text("dataset_name").notNull(),
    datasetDigest: text("dataset_digest").notNull(),
  },
  (t) => [
    primaryKey({
      columns: [
        t.orgId,
        t.modelId,
        t.runId,
        t.key,
        t.step,
        t.loggedMs,
        t.value,
        t.datasetName,
        t.datasetDigest,
      ],
    }),
  ],
);

/** What a run read and wrote of models. */
export const runModels = pgTable(
  "run_model",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    modelId: uuid("model_id").notNull(),
    role: text("role", { enum: ["input", "output"] }).notNull(),
    step: whole("step").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.runId, t.modelId, t.role] })],
);
