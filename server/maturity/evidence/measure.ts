import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Work } from "~/server/core/context";
import {
  type Check,
  type Finding,
  type Offender,
  OFFENDERS_KEPT,
  type Scope,
  writtenOut,
} from "./check";
import { strays } from "./strays";

const dialect = new PgDialect();

/** Nobody's, so that only the text of a query is hashed and not whom it was asked about. */
const anybody: Scope = {
  orgId: "",
  teams: sql`${sql.param([])}::uuid[]`,
  now: new Date(0),
  once: writtenOut,
};

const textOf = (statement: SQL): string => dialect.sqlToQuery(statement).sql;

/** SHA-256 of the text of a check's query, hex: two results with the same hash were counted the same way. */
export const queryHash = ({ items, ceiling }: Check): string =>
  createHash("sha256")
    .update(textOf(items(anybody)) + (ceiling === undefined ? "" : textOf(ceiling.teams(anybody))))
    .digest("hex");

type Row = {
  readonly about: "items" | "ceiling" | "strays";
  /** The check; of strays their kind. */
  readonly subject: string;
  /** Null: of the whole organisation. */
  readonly team: string | null;
  readonly good: number;
  readonly eligible: number;
  readonly offenders: readonly Offender[];
};

/** One row for each team that has any item. Counted by the database: the items of many teams are too many to send. */
const counted = (check: Check, scope: Scope): SQL =>
  sql`select 'items' as about, ${check.id}::text as subject, item.team, count(*)::int as eligible,
             (count(*) filter (where item.good))::int as good,
             coalesce(to_jsonb((array_agg(jsonb_build_object('id', item.id, 'label', item.label) order by item.place)
               filter (where not item.good))[1:${OFFENDERS_KEPT}]), '[]') as offenders
      from (select row_number() over () as place, item.* from (${check.items(scope)}) item) item
      group by item.team`;

const heldDown = ({ id, ceiling }: Check, scope: Scope): SQL[] =>
  ceiling === undefined
    ? []
    : [
        sql`select 'ceiling', ${id}::text, held.team, 0, 0, '[]'::jsonb from (${ceiling.teams(scope)}) held`,
      ];

/** Asked once, however many checks would count them. */
const strayed = (checks: readonly Check[], scope: Scope): SQL[] =>
  [...new Set(checks.flatMap((check) => check.strays ?? []))].map(
    (kind) =>
      sql`select 'strays', ${kind}::text, null::uuid, stray.strays, 0, '[]'::jsonb from (${strays[kind].count(scope.orgId)}) stray`,
  );

const keyOf = ({ about, subject, team }: Pick<Row, "about" | "subject" | "team">): string =>
  `${about} ${subject} ${team}`;

type Seen = ReadonlyMap<string, Row>;

function straysOf({ strays: kind }: Check, seen: Seen): string {
  if (kind === undefined) return "";
  const count = seen.get(keyOf({ about: "strays", subject: kind, team: null }))?.eligible ?? 0;
  return count === 0 ? "" : strays[kind].words(count);
}

const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(" ");

function findingOf(check: Check, team: string, seen: Seen): Finding {
  const row = seen.get(keyOf({ about: "items", subject: check.id, team }));
  const left = straysOf(check, seen);
  if (row === undefined) return { ...check.none, reason: sentences(check.none.reason, left) };
  const { good, eligible, offenders } = row;
  const isHeld = seen.has(keyOf({ about: "ceiling", subject: check.id, team }));
  const limit = isHeld ? check.ceiling : undefined;
  return {
    status: "measured",
    good,
    eligible,
    offenders,
    ceiling: limit?.value ?? null,
    reason: sentences(limit?.reason ?? "", left),
  };
}

/** Relations under their names, each in the order of its first use, so that one may read those before it. */
function sharing(): { once: Scope["once"]; relations: () => SQL } {
  const shared = new Map<string, SQL>();
  const once: Scope["once"] = (name, relation) => {
    if (!shared.has(name)) shared.set(name, relation);
    return sql`table ${sql.identifier(name)}`;
  };
  const written = () =>
    [...shared].map(
      ([name, relation]) => sql`${sql.identifier(name)} as materialized (${relation})`,
    );
  const relations = () => (shared.size === 0 ? sql`` : sql`with ${sql.join(written(), sql`, `)} `);
  return { once, relations };
}

/** Runs of an organisation are sorted several times; with the 4 MB that Postgres gives each sort, on the disk. */
const roomToSort = sql`select set_config('work_mem', '32MB', true)`;

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
  const teams = sql`${sql.param([...teamIds])}::uuid[]`;
  const { once, relations } = sharing();
  const scope: Scope = { orgId: work.orgId, teams, now: work.now(), once };
  const asked = [
    ...checks.map((check) => counted(check, scope)),
    ...checks.flatMap((check) => heldDown(check, scope)),
    ...strayed(checks, scope),
  ];
  if (asked.length > 0) await work.db.execute(roomToSort);
  const rows =
    asked.length === 0
      ? []
      : await work.db.execute<Row>(sql`${relations()}${sql.join(asked, sql` union all `)}`);
  const seen: Seen = new Map(rows.map((row) => [keyOf(row), row]));
  return new Map(teamIds.map((id) => [id, checks.map((check) => findingOf(check, id, seen))]));
}
