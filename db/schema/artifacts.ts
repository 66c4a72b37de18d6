import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId, whole } from "./columns";

/** How much an organisation may keep, and how much it does. */
export const artifactAllowances = pgTable(
  "artifact_allowance",
  {
    orgId: orgId(),
    quotaBytes: whole("quota_bytes"),
    usedBytes: whole("used_bytes").notNull().default(0),
    keepDeletedDays: integer("keep_deleted_days").notNull().default(90),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);

/** Content in the blob store, by its SHA-256, hex. */
export const blobs = pgTable(
  "blob",
  {
    orgId: orgId(),
    sha256: text("sha256").notNull(),
    bytes: whole("bytes").notNull(),
    storedAt: instant("stored_at").notNull(),
    damagedAt: instant("damaged_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sha256] })],
);

export const artifactOwnerKinds = ["run", "model"] as const;

/** A file of a run or of a logged model: what it is called, and which content it has. */
export const artifacts = pgTable(
  "artifact",
  {
    orgId: orgId(),
    ownerKind: text("owner_kind", { enum: artifactOwnerKinds }).notNull(),
    ownerId: uuid("owner_id").notNull(),
    path: text("path").notNull(),
    sha256: text("sha256").notNull(),
    bytes: whole("bytes").notNull(),
    contentType: text("content_type").notNull(),
    uploadedAt: instant("uploaded_at").notNull(),
    uploadedBy: uuid("uploaded_by"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.ownerKind, t.ownerId, t.path] })],
);
