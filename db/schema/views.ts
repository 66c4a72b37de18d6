import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

/** A list as somebody wants to see it again. */
export const savedViews = pgTable(
  "saved_view",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    shared: boolean("shared").notNull(),
    place: text("place").notNull(),
    name: text("name").notNull(),
    search: text("search").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
