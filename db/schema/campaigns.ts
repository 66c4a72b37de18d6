import { date, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

export const campaigns = pgTable(
  "campaign",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    frameworkKey: text("framework_key").notNull(),
    message: text("message").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    status: text("status", { enum: ["open", "closed", "cancelled"] }).notNull(),
    startedBy: uuid("started_by").notNull(),
    startedAt: instant("started_at").notNull(),
    endedBy: uuid("ended_by"),
    endedAt: instant("ended_at"),
    endReason: text("end_reason").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const campaignTeams = pgTable(
  "campaign_team",
  {
    orgId: orgId(),
    campaignId: uuid("campaign_id").notNull(),
    teamId: uuid("team_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.campaignId, t.teamId] })],
);
