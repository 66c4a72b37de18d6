import { boolean, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

export const featureStatuses = ["experimental", "certified", "deprecated"] as const;

/** What goes into a version of a model; a trigger keeps it in step with the signature. */
export const modelInputs = pgTable(
  "model_input",
  {
    orgId: orgId(),
    modelId: uuid("model_id").notNull(),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    required: boolean("required"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.modelId, t.version, t.name] })],
);

/** A column of signatures, described by people. */
export const features = pgTable(
  "feature",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    entity: text("entity").notNull().default(""),
    valueType: text("value_type").notNull().default(""),
    description: text("description").notNull().default(""),
    definition: text("definition").notNull().default(""),
    status: text("status", { enum: featureStatuses }).notNull(),
    ownerTeamId: uuid("owner_team_id"),
    ownerMemberId: uuid("owner_member_id"),
    freshMinutes: integer("fresh_minutes"),
    saidInTraining: boolean("said_in_training"),
    saidInServing: boolean("said_in_serving"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const featureSources = pgTable(
  "feature_source",
  {
    orgId: orgId(),
    featureId: uuid("feature_id").notNull(),
    dataset: text("dataset").notNull(),
    columnName: text("column_name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.featureId, t.dataset, t.columnName] })],
);
