import { date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, orgId } from "./columns";

/** Content by its SHA-256, hex: kept once in an organisation, never changed. */
export const storedFiles = pgTable(
  "stored_file",
  {
    orgId: orgId(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    storedAt: instant("stored_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sha256] })],
);

export const storedFileParts = pgTable(
  "stored_file_part",
  {
    orgId: orgId(),
    sha256: text("sha256").notNull(),
    part: integer("part").notNull(),
    content: bytes("content").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sha256, t.part] })],
);

/** A document beside the answer to a practice, on the sheet it belongs to. */
export const attachments = pgTable(
  "attachment",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    sheetId: uuid("sheet_id").notNull(),
    practiceKey: text("practice_key").notNull(),
    sha256: text("sha256").notNull(),
    fileName: text("file_name").notNull(),
    title: text("title").notNull(),
    effectiveOn: date("effective_on", { mode: "string" }).notNull(),
    expiresOn: date("expires_on", { mode: "string" }),
    uploadedBy: uuid("uploaded_by").notNull(),
    uploadedAt: instant("uploaded_at").notNull(),
    review: text("review", { enum: ["pending", "accepted", "rejected"] }).notNull(),
    reviewedBy: uuid("reviewed_by"),
    reviewedAt: instant("reviewed_at"),
    reviewReason: text("review_reason").notNull(),
    removedBy: uuid("removed_by"),
    removedAt: instant("removed_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
