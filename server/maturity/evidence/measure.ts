import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Work } from "~/server/core/context";
import { type Check, type Finding, type Offender, OFFENDERS_KEPT, type Scope } from "./check";

const dialect = new PgDialect();

const scopeOf = (orgId: string, teamIds: readonly string[], now: Date): Scope => ({
  orgId,
  teams: sql`${sql.param([...teamIds])}::uuid[]`,
  now,
});

/** Nobody's, so that only the text of a query is hashed and not whom it was asked about. */
const anybody = scopeOf("", [], new Date(0));

/** SHA-256 of the text of a check's query, hex: two results with the same hash were counted the same way. */
export const queryHash = (check: Check): string =>
  createHash("sha256")
    .update(dialect.sqlToQuery(check.items(anybody)).sql)
    .digest("hex");

type Row = {
  readonly check: string;
  readonly team: string;
  readonly good: number;
  readonly eligible: number;
  readonly offenders: readonly Offender[];
};

/** One row for each team that has any item. Counted by the database: the items of many teams are too many to send. */
const counted = (check: Check, scope: Scope): SQL =>
  sql`select ${check.id}::text as check, item.team, count(*)::int as eligible,
             (count(*) filter (where item.good))::int as good,
             coalesce(to_jsonb((array_agg(jsonb_build_object('id', item.id, 'label', item.label) order by item.place)
               filter (where not item.good))[1:${OFFENDERS_KEPT}]), '[]') as offenders
      from (select row_number() over () as place, item.* from (${check.items(scope)}) item) item
      group by item.team`;

/** What each check saw of each team, the checks in their order. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/**
 * Counts inside the caller's transaction, all checks over all teams in one statement; reads only. Throws when any of
 * the queries breaks; asked one by one, the others still answer.
 */
export async function measure(
  checks: readonly Check[],
  work: Work,
  teamIds: readonly string[],
): Promise<Findings> {
  const scope = scopeOf(work.orgId, teamIds, work.now());
  const asked = checks.map((check) => counted(check, scope));
  const rows =
    asked.length === 0 ? [] : await work.db.execute<Row>(sql.join(asked, sql` union all `));
  const seen = new Map(rows.map((row) => [`${row.team} ${row.check}`, row]));
  const findingOf = (check: Check, teamId: string): Finding => {
    const row = seen.get(`${teamId} ${check.id}`);
    if (row === undefined) return check.none;
    return { status: "measured", good: row.good, eligible: row.eligible, offenders: row.offenders };
  };
  return new Map(teamIds.map((id) => [id, checks.map((check) => findingOf(check, id))]));
}
