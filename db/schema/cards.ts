import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

/** What people wrote in the card of a version, save by save. */
export const cardRevisions = pgTable(
  "model_card_revision",
  {
    orgId: orgId(),
    modelId: uuid("model_id").notNull(),
    version: integer("version").notNull(),
    revision: integer("revision").notNull(),
    content: jsonb("content").notNull(),
    note: text("note").notNull(),
    restoredFrom: integer("restored_from"),
    writtenBy: uuid("written_by"),
    writtenByName: text("written_by_name").notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.modelId, t.version, t.revision] })],
);
