import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant, orgId } from "./columns";

export const idempotencyKeys = pgTable(
  "idempotency",
  {
    orgId: orgId(),
    key: text("key").notNull(),
    fingerprint: bytes("fingerprint").notNull(),
    response: jsonb("response"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.key] })],
);
