import {
  boolean,
  date,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

export const teamContexts = pgTable(
  "team_context",
  {
    orgId: orgId(),
    teamId: uuid("team_id").notNull(),
    stage: text("stage", { enum: ["poc", "one_off", "production"] }).notNull(),
    productionModels: integer("production_models").notNull(),
    changesPerYear: doublePrecision("changes_per_year").notNull(),
    mlCore: boolean("ml_core").notNull(),
    regulated: boolean("regulated").notNull(),
    decisionUse: boolean("decision_use").notNull(),
    labelDelayDays: doublePrecision("label_delay_days"),
    dayRate: doublePrecision("day_rate"),
    budget: doublePrecision("budget"),
    daysPerWeek: doublePrecision("days_per_week").notNull(),
    setBy: uuid("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.teamId] })],
);

export const targetOverrides = pgTable(
  "target_override",
  {
    orgId: orgId(),
    teamId: uuid("team_id").notNull(),
    frameworkKey: text("framework_key").notNull(),
    dimensionKey: text("dimension_key").notNull(),
    level: integer("level").notNull(),
    reason: text("reason").notNull(),
    setBy: uuid("set_by").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.teamId, t.frameworkKey, t.dimensionKey] })],
);

export const parkedPractices = pgTable(
  "parked_practice",
  {
    orgId: orgId(),
    teamId: uuid("team_id").notNull(),
    frameworkKey: text("framework_key").notNull(),
    practiceKey: text("practice_key").notNull(),
    reviewOn: date("review_on", { mode: "string" }).notNull(),
    reason: text("reason").notNull(),
    parkedBy: uuid("parked_by").notNull(),
    parkedAt: instant("parked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.teamId, t.frameworkKey, t.practiceKey] })],
);
