import { createHash } from "node:crypto";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Work } from "~/server/core/context";
import type { Check, Finding, Item, Scope } from "./check";

const dialect = new PgDialect();

/** Nobody's, so that only the text of a query is hashed and not whom it was asked about. */
const anybody: Scope = { orgId: "", teamId: "", now: new Date(0) };

/** SHA-256 of the text of a check's query, hex: two results with the same hash were counted the same way. */
export const queryHash = (check: Check): string =>
  createHash("sha256")
    .update(dialect.sqlToQuery(check.items(anybody)).sql)
    .digest("hex");

/** Counts inside the caller's transaction. Reads only. */
export async function measure(check: Check, work: Work, teamId: string): Promise<Finding> {
  const scope = { orgId: work.orgId, teamId, now: work.now() };
  const items = [...(await work.db.execute<Item>(check.items(scope)))];
  if (items.length === 0) return check.none;
  const bad = items.filter(({ good }) => !good);
  return {
    status: "measured",
    good: items.length - bad.length,
    eligible: items.length,
    offenders: bad.map(({ id, label }) => ({ id, label })),
  };
}
