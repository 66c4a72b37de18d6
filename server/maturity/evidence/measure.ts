import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
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

type Row = Item & { readonly check: string; readonly place: number };

const numbered = (check: Check, scope: Scope): SQL =>
  sql`select ${check.id}::text as check, (row_number() over ())::int as place, item.id, item.label, item.good
      from (${check.items(scope)}) item`;

function findingFrom(check: Check, items: readonly Row[]): Finding {
  if (items.length === 0) return check.none;
  const bad = items.filter(({ good }) => !good).toSorted((a, b) => a.place - b.place);
  return {
    status: "measured",
    good: items.length - bad.length,
    eligible: items.length,
    offenders: bad.map(({ id, label }) => ({ id, label })),
  };
}

/**
 * Counts inside the caller's transaction, all checks in one statement; reads only. One finding per check, in their
 * order. Throws when any of the queries breaks; asked one by one, the others still answer.
 */
export async function measure(
  checks: readonly Check[],
  work: Work,
  teamId: string,
): Promise<Finding[]> {
  if (checks.length === 0) return [];
  const scope = { orgId: work.orgId, teamId, now: work.now() };
  const asked = checks.map((check) => numbered(check, scope));
  const rows = [...(await work.db.execute<Row>(sql.join(asked, sql` union all `)))];
  return checks.map((check) =>
    findingFrom(
      check,
      rows.filter((row) => row.check === check.id),
    ),
  );
}
