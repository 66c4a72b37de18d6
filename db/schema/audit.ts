import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, orgId } from "./columns";

export const auditEvents = pgTable(
  "audit_event",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    outcome: text("outcome", { enum: ["done", "refused"] }).notNull(),
    subject: text("subject").notNull(),
    /** JSON text, hashed as bytes: jsonb would reorder keys and rewrite numbers. */
    detail: text("detail").notNull(),
    requestId: text("request_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** Filled by the database at commit (`audit_link`), never by the application. */
export const auditChain = pgTable(
  "audit_chain",
  {
    orgId: orgId(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    eventId: uuid("event_id").notNull(),
    at: instant("at").notNull(),
    previous: bytes("previous").notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.seq] })],
);

export const auditHeads = pgTable("audit_head", {
  orgId: uuid("org_id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: bytes("hash").notNull(),
});
