import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

export const riskTiers = ["low", "medium", "high"] as const;
export const lifecycles = ["development", "validation", "production", "retired"] as const;
export const stages = ["None", "Staging", "Production", "Archived"] as const;
export const versionStatuses = ["PENDING_REGISTRATION", "FAILED_REGISTRATION", "READY"] as const;

/** A model under a name, with who answers for it. */
export const registeredModels = pgTable(
  "registered_model",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    ownerTeamId: uuid("owner_team_id"),
    ownerMemberId: uuid("owner_member_id"),
    deputyMemberId: uuid("deputy_member_id"),
    riskTier: text("risk_tier", { enum: riskTiers }),
    useCase: text("use_case").notNull().default(""),
    lifecycle: text("lifecycle", { enum: lifecycles }).notNull(),
    nextVersion: integer("next_version").notNull(),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    archivedAt: instant("archived_at"),
    deletedAt: instant("deleted_at"),
    keptUntil: instant("kept_until"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** A name that a model had before. */
export const formerNames = pgTable(
  "registered_model_former_name",
  {
    orgId: orgId(),
    name: text("name").notNull(),
    modelId: uuid("model_id").notNull(),
    renamedAt: instant("renamed_at").notNull(),
    renamedBy: uuid("renamed_by"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.name] })],
);

const ofModel = { orgId: orgId(), modelId: uuid("model_id").notNull() };
const tag = { key: text("key").notNull(), value: text("value").notNull() };
const ofVersion = { ...ofModel, version: integer("version").notNull() };

export const modelTags = pgTable("registered_model_tag", { ...ofModel, ...tag }, (t) => [
  primaryKey({ columns: [t.orgId, t.modelId, t.key] }),
]);

export const modelVersions = pgTable(
  "model_version",
  {
    ...ofVersion,
    source: text("source").notNull(),
    artifactUri: text("artifact_uri").notNull(),
    runId: uuid("run_id"),
    runLink: text("run_link").notNull().default(""),
    loggedModelId: uuid("logged_model_id"),
    userName: text("user_name").notNull(),
    createdBy: uuid("created_by"),
    status: text("status", { enum: versionStatuses }).notNull(),
    statusMessage: text("status_message").notNull().default(""),
    stage: text("stage", { enum: stages }).notNull(),
    description: text("description").notNull().default(""),
    signature: jsonb("signature"),
    flavors: jsonb("flavors"),
    artifactDigest: text("artifact_digest"),
    artifactBytes: bigint("artifact_bytes", { mode: "number" }),
    contentDigest: text("content_digest"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    frozenAt: instant("frozen_at"),
    deletedAt: instant("deleted_at"),
    keptUntil: instant("kept_until"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.modelId, t.version] })],
);

export const versionTags = pgTable("model_version_tag", { ...ofVersion, ...tag }, (t) => [
  primaryKey({ columns: [t.orgId, t.modelId, t.version, t.key] }),
]);

/** Which version a name such as champion meant, and from when to when. */
export const aliasAssignments = pgTable(
  "alias_assignment",
  {
    ...ofVersion,
    id: uuid("id").notNull(),
    alias: text("alias").notNull(),
    validFrom: instant("valid_from").notNull(),
    validTo: instant("valid_to"),
    setBy: uuid("set_by"),
    setByName: text("set_by_name").notNull(),
    reason: text("reason").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
