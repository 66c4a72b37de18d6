import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId, whole } from "./columns";
import { checkOutcomes, severities } from "./datasets";

/** What a check found in a version of data. */
export const qualityResults = pgTable(
  "quality_result",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    versionId: uuid("version_id").notNull(),
    rule: text("rule").notNull(),
    columnName: text("column_name").notNull().default(""),
    dimension: text("dimension").notNull().default(""),
    severity: text("severity", { enum: severities }).notNull(),
    outcome: text("outcome", { enum: checkOutcomes }).notNull(),
    expected: text("expected").notNull().default(""),
    observed: text("observed").notNull().default(""),
    toldBy: text("told_by", { enum: ["report", "contract"] }).notNull(),
    checkedAt: instant("checked_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: uuid("recorded_by"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** A data contract as it was attached. */
export const dataContracts = pgTable(
  "data_contract",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    datasetId: uuid("dataset_id").notNull(),
    revision: integer("revision").notNull(),
    contractId: text("contract_id").notNull(),
    version: text("version").notNull(),
    status: text("status").notNull(),
    syntax: text("syntax", { enum: ["yaml", "json"] }).notNull(),
    body: text("body").notNull(),
    attachedAt: instant("attached_at").notNull(),
    attachedBy: uuid("attached_by"),
    detachedAt: instant("detached_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const uploadStates = [
  "waiting",
  "receiving",
  "reading",
  "ready",
  "failed",
  "accepted",
  "refused",
] as const;

/** A file on its way to become a version. */
export const datasetUploads = pgTable(
  "dataset_upload",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    datasetName: text("dataset_name").notNull(),
    fileName: text("file_name").notNull(),
    state: text("state", { enum: uploadStates }).notNull(),
    bytesTotal: whole("bytes_total"),
    bytesDone: whole("bytes_done").notNull().default(0),
    rowsDone: whole("rows_done").notNull().default(0),
    problem: text("problem").notNull().default(""),
    sha256: text("sha256"),
    preview: jsonb("preview"),
    madeBy: uuid("made_by"),
    madeAt: instant("made_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
