import { boolean, doublePrecision, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, orgId } from "./columns";

export const organisations = pgTable("organisation", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  currency: text("currency").notNull(),
  createdAt: instant("created_at").notNull(),
});

export const accounts = pgTable("account", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  createdAt: instant("created_at").notNull(),
});

export const externalIdentities = pgTable(
  "external_identity",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    accountId: uuid("account_id").notNull(),
    linkedAt: instant("linked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
);

export const setups = pgTable("setup", {
  singleton: boolean("singleton").primaryKey().default(true),
  tokenHash: bytes("token_hash").notNull(),
  createdAt: instant("created_at").notNull(),
  completedAt: instant("completed_at"),
});

export const throttles = pgTable("throttle", {
  key: text("key").primaryKey(),
  tokens: doublePrecision("tokens").notNull(),
  refilledAt: instant("refilled_at").notNull(),
});

export const members = pgTable(
  "member",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    /** Null for people of the demonstration, who have no account. */
    accountId: uuid("account_id"),
    name: text("name").notNull(),
    email: text("email").notNull(),
    roles: text("roles").array().notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
    status: text("status", { enum: ["active", "disabled"] }).notNull(),
    joinedAt: instant("joined_at").notNull(),
    lastSeenAt: instant("last_seen_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const sessions = pgTable(
  "session",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    method: text("method", { enum: ["password", "oidc"] }).notNull(),
    userAgent: text("user_agent").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    idleExpiresAt: instant("idle_expires_at").notNull(),
    absoluteExpiresAt: instant("absolute_expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const oneTimeLinks = pgTable(
  "one_time_link",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["invitation", "reset"] }).notNull(),
    tokenHash: bytes("token_hash").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    roles: text("roles").array().notNull(),
    memberId: uuid("member_id"),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const apiTokens = pgTable(
  "api_token",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    secretHash: bytes("secret_hash").notNull(),
    scopes: text("scopes").array().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const teams = pgTable(
  "team",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    purpose: text("purpose").notNull(),
    isDemo: boolean("is_demo").notNull(),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const teamMembers = pgTable(
  "team_member",
  {
    orgId: orgId(),
    teamId: uuid("team_id").notNull(),
    memberId: uuid("member_id").notNull(),
    leads: boolean("leads").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.teamId, t.memberId] })],
);
