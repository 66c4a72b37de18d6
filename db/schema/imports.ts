import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, orgId, whole } from "./columns";

export const importSources = ["mlflow", "files", "csv"] as const;
export const importClashes = ["merge", "rename"] as const;
export const importPhases = ["check", "import", "undo"] as const;
export const importStatuses = ["waiting", "running", "done", "failed", "cancelled"] as const;
export const importKinds = [
  "experiment",
  "run",
  "logged-model",
  "model",
  "version",
  "file",
] as const;

/** An import of experiments, runs and models: a job with the place where it goes on. */
export const importJobs = pgTable(
  "import_job",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    source: text("source", { enum: importSources }).notNull(),
    origin: text("origin").notNull(),
    sealedCredentials: bytes("sealed_credentials"),
    fileSha256: text("file_sha256"),
    withFiles: boolean("with_files").notNull(),
    deletedToo: boolean("deleted_too").notNull(),
    experimentClash: text("experiment_clash", { enum: importClashes }).notNull(),
    modelClash: text("model_clash", { enum: importClashes }).notNull(),
    tableOptions: jsonb("table_options").$type<Readonly<Record<string, string>>>().notNull(),
    phase: text("phase", { enum: importPhases }).notNull(),
    status: text("status", { enum: importStatuses }).notNull(),
    step: text("step").notNull(),
    cursor: jsonb("cursor").$type<Readonly<Record<string, string>>>().notNull(),
    done: integer("done").notNull(),
    total: integer("total").notNull(),
    workedMs: whole("worked_ms").notNull(),
    found: jsonb("found").$type<Readonly<Record<string, number>>>().notNull(),
    problem: text("problem").notNull(),
    leaseEpoch: integer("lease_epoch").notNull(),
    leaseUntil: instant("lease_until"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

const ofImport = { orgId: orgId(), importId: uuid("import_id").notNull() };

/** What an import brought, by the id it had where it came from. */
export const importItems = pgTable(
  "import_item",
  {
    ...ofImport,
    kind: text("kind", { enum: importKinds }).notNull(),
    originId: text("origin_id").notNull(),
    localId: text("local_id").notNull(),
    inside: text("inside").notNull().default(""),
    how: text("how", { enum: ["made", "joined", "known"] }).notNull(),
    fingerprint: text("fingerprint").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.importId, t.kind, t.originId] })],
);

/** What was left out, renamed, cut or kept, by name. */
export const importNotes = pgTable(
  "import_note",
  {
    ...ofImport,
    reason: text("reason").notNull(),
    kind: text("kind").notNull(),
    originId: text("origin_id").notNull(),
    name: text("name").notNull(),
    became: text("became").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.importId, t.reason, t.kind, t.originId] })],
);

/** Which models a run read and wrote, until those models are here, too. */
export const importLinks = pgTable(
  "import_link",
  {
    ...ofImport,
    runId: uuid("run_id").notNull(),
    modelOriginId: text("model_origin_id").notNull(),
    role: text("role", { enum: ["input", "output"] }).notNull(),
    step: whole("step").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.importId, t.runId, t.modelOriginId, t.role] })],
);
