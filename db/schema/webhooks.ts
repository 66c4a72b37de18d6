import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, orgId } from "./columns";

/** Addresses that are told when something happens to a model. */
export const webhooks = pgTable(
  "webhook",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    url: text("url").notNull(),
    description: text("description").notNull(),
    events: text("events").array().notNull(),
    sealedSecret: bytes("sealed_secret"),
    status: text("status", { enum: ["ACTIVE", "DISABLED"] }).notNull(),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** What is to be told, and what came of it. */
export const webhookDeliveries = pgTable(
  "webhook_delivery",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    webhookId: uuid("webhook_id").notNull(),
    event: text("event").notNull(),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
    dueAt: instant("due_at").notNull(),
    attempts: integer("attempts").notNull(),
    deliveredAt: instant("delivered_at"),
    failedAt: instant("failed_at"),
    answer: text("answer").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
