import {
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";

export const assessments = pgTable(
  "assessment",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    frameworkKey: text("framework_key").notNull(),
    frameworkVersion: text("framework_version").notNull(),
    frameworkHash: text("framework_hash").notNull(),
    mode: text("mode", { enum: ["shared", "several", "facilitated"] }).notNull(),
    status: text("status", { enum: ["open", "final"] }).notNull(),
    openedBy: uuid("opened_by").notNull(),
    openedAt: instant("opened_at").notNull(),
    dueOn: date("due_on", { mode: "string" }),
    signedOffBy: uuid("signed_off_by"),
    signedOffAt: instant("signed_off_at"),
    /** Set exactly while the mode is `facilitated`. */
    facilitatorId: uuid("facilitator_id"),
    facilitatorSince: instant("facilitator_since"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const answerSheets = pgTable(
  "answer_sheet",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    assessmentId: uuid("assessment_id").notNull(),
    /** Null while the team shares one sheet. */
    memberId: uuid("member_id"),
    submittedAt: instant("submitted_at"),
    removedBy: uuid("removed_by"),
    removedAt: instant("removed_at"),
    removalReason: text("removal_reason"),
    /** Never leaves the server: see `commands/seal`. */
    sealKey: text("seal_key"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const answers = pgTable(
  "answer",
  {
    orgId: orgId(),
    sheetId: uuid("sheet_id").notNull(),
    practiceKey: text("practice_key").notNull(),
    optionKey: text("option_key"),
    notApplicable: text("not_applicable", {
      enum: ["out_of_scope", "decided_not_to_do", "owned_elsewhere"],
    }),
    notKnown: boolean("not_known").notNull().default(false),
    note: text("note").notNull(),
    revision: integer("revision").notNull(),
    answeredBy: uuid("answered_by").notNull(),
    answeredAt: instant("answered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.sheetId, t.practiceKey] })],
);

export const disputeResolutions = pgTable(
  "dispute_resolution",
  {
    orgId: orgId(),
    assessmentId: uuid("assessment_id").notNull(),
    practiceKey: text("practice_key").notNull(),
    optionKey: text("option_key"),
    notApplicable: text("not_applicable", {
      enum: ["out_of_scope", "decided_not_to_do", "owned_elsewhere"],
    }),
    notKnown: boolean("not_known").notNull(),
    reason: text("reason").notNull(),
    /** The answers it settled, each as `sheet:revision`. */
    settles: text("settles").array().notNull(),
    revision: integer("revision").notNull(),
    resolvedBy: uuid("resolved_by").notNull(),
    resolvedAt: instant("resolved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.assessmentId, t.practiceKey] })],
);

export const checkResults = pgTable(
  "check_result",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    checkKey: text("check_key").notNull(),
    checkVersion: integer("check_version").notNull(),
    asOf: instant("as_of").notNull(),
    status: text("status", {
      enum: ["measured", "no_population", "not_connected", "stale", "untested", "error"],
    }).notNull(),
    good: integer("good"),
    eligible: integer("eligible"),
    value: doublePrecision("value"),
    reason: text("reason").notNull(),
    /** SHA-256 of the query that counted, hex; empty when nothing was asked. */
    queryHash: text("query_hash").notNull().default(""),
    offenders: jsonb("offenders").$type<readonly { id: string; label: string }[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const milestones = pgTable(
  "milestone",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    assessmentId: uuid("assessment_id").notNull(),
    frameworkKey: text("framework_key").notNull(),
    frameworkVersion: text("framework_version").notNull(),
    engineVersion: text("engine_version").notNull(),
    name: text("name").notNull(),
    takenAt: instant("taken_at").notNull(),
    takenBy: uuid("taken_by").notNull(),
    inputsHash: text("inputs_hash").notNull(),
    inputs: jsonb("inputs").notNull(),
    result: jsonb("result").notNull(),
    summary: jsonb("summary").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const improvements = pgTable(
  "improvement",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    frameworkKey: text("framework_key").notNull(),
    practiceKey: text("practice_key").notNull(),
    title: text("title").notNull(),
    ownerId: uuid("owner_id"),
    dueOn: date("due_on", { mode: "string" }),
    effortDays: doublePrecision("effort_days"),
    status: text("status", { enum: ["planned", "doing", "done", "dropped"] }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const customFrameworks = pgTable(
  "custom_framework",
  {
    orgId: orgId(),
    key: text("key").notNull(),
    version: text("version").notNull(),
    status: text("status", { enum: ["draft", "published", "retired"] }).notNull(),
    title: text("title").notNull(),
    /** The file the content was read from, as it came. */
    source: text("source").notNull(),
    content: jsonb("content").notNull(),
    hash: text("hash").notNull(),
    revision: integer("revision").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    savedBy: uuid("saved_by").notNull(),
    savedAt: instant("saved_at").notNull(),
    publishedBy: uuid("published_by"),
    publishedAt: instant("published_at"),
    retiredBy: uuid("retired_by"),
    retiredAt: instant("retired_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.key, t.version] })],
);
