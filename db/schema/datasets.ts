import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId, whole } from "./columns";

export const dataTypes = [
  "tabular",
  "text",
  "image",
  "audio",
  "video",
  "time_series",
  "graph",
  "other",
] as const;
export const classifications = ["public", "internal", "confidential", "restricted"] as const;
export const schemaChanges = ["none", "compatible", "breaking"] as const;
export const versionTellers = ["run", "report", "upload", "croissant"] as const;
export const severities = ["info", "warning", "error"] as const;
export const checkOutcomes = ["passed", "failed", "not_evaluated"] as const;

/** Data under a name, with who answers for it and what is promised of it. */
export const datasets = pgTable(
  "dataset",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    source: text("source"),
    dataType: text("data_type", { enum: dataTypes }),
    format: text("format"),
    ownerTeamId: uuid("owner_team_id"),
    ownerMemberId: uuid("owner_member_id"),
    classification: text("classification", { enum: classifications }),
    licence: text("licence"),
    retentionDays: integer("retention_days"),
    freshHours: integer("fresh_hours"),
    nextVersion: integer("next_version").notNull().default(1),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

const ofDataset = { orgId: orgId(), datasetId: uuid("dataset_id").notNull() };

/** Every name that a dataset has or had. */
export const datasetNames = pgTable(
  "dataset_name",
  { ...ofDataset, name: text("name").notNull(), since: instant("since").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.name] })],
);

export const datasetTags = pgTable(
  "dataset_tag",
  { ...ofDataset, key: text("key").notNull(), value: text("value").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.datasetId, t.key] })],
);

/** What a dataset is made from. */
export const datasetOrigins = pgTable(
  "dataset_origin",
  { ...ofDataset, fromId: uuid("from_id").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.datasetId, t.fromId] })],
);

/** Some data as it was once: nothing of it changes. */
export const datasetVersions = pgTable(
  "dataset_version",
  {
    ...ofDataset,
    id: uuid("id").notNull(),
    number: integer("number").notNull(),
    digest: text("digest").notNull(),
    toldBy: text("told_by", { enum: versionTellers }).notNull(),
    sourceType: text("source_type").notNull().default(""),
    source: text("source").notNull().default(""),
    format: text("format"),
    rowCount: whole("row_count"),
    bytes: whole("bytes"),
    columnCount: integer("column_count"),
    schemaDigest: text("schema_digest"),
    schemaChange: text("schema_change", { enum: schemaChanges }),
    profile: jsonb("profile"),
    sha256: text("sha256"),
    dataUntil: instant("data_until"),
    createdAt: instant("created_at").notNull(),
    createdBy: uuid("created_by"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const datasetColumns = pgTable(
  "dataset_column",
  {
    orgId: orgId(),
    versionId: uuid("version_id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    nullable: boolean("nullable"),
    description: text("description").notNull().default(""),
    profile: jsonb("profile"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.versionId, t.position] })],
);

/** What somebody wrote about a column, whichever version it stands in. */
export const columnNotes = pgTable(
  "dataset_column_note",
  { ...ofDataset, columnName: text("column_name").notNull(), note: text("note").notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.datasetId, t.columnName] })],
);
