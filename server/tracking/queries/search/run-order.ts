import { type SQL, sql } from "drizzle-orm";
import { metricLatest, runParams, runTags } from "~/db/schema/tracking";
import type { SortTerm } from "../../rules/filter/subject";
import type { SortKey } from "./keyset";
import { inScope, type Scope } from "./run-legs";

/**
 * A stretch of the order: first the runs that have a number for the first term, then those whose number is none, then
 * those without. Taken one after the other, each can follow an index.
 */
export type Stretch = {
  readonly joins: SQL;
  readonly where: SQL;
  readonly keys: readonly SortKey[];
};

const tables = { metric: metricLatest, param: runParams, tag: runTags } as const;

const text = (value: SQL, ascending: boolean): SortKey => ({
  value: sql`${value} collate "C"`,
  type: "text",
  ascending,
});
const whole = (value: SQL, ascending: boolean): SortKey => ({ value, type: "bigint", ascending });

/** The column of an attribute; only the end may be missing. */
function attributeKey({ key, ascending }: SortTerm): SortKey {
  switch (key) {
    case "start_time":
      return whole(sql`run.started_ms`, ascending);
    case "end_time":
      return whole(sql`run.ended_ms`, ascending);
    case "run_id":
      return { value: sql`run.id`, type: "uuid", ascending };
    case "status":
      return text(sql`run.status`, ascending);
    case "user_id":
      return text(sql`run.user_name`, ascending);
    case "artifact_uri":
      return text(sql`run.artifact_uri`, ascending);
    default:
      return text(sql`run.name`, ascending);
  }
}

const tableOf = ({ entity }: SortTerm) =>
  entity === "metric" || entity === "param" ? tables[entity] : tables.tag;

/** That a row of a metric, parameter or tag belongs to the run. */
const belongs = (scope: Scope, { key }: SortTerm, name: SQL): SQL =>
  sql`${inScope(scope, name)} and ${name}.run_id = run.id and ${name}.key = ${key}`;

/** What the first term splits the runs into. */
function stretches(scope: Scope, term: SortTerm): readonly Stretch[] {
  const { entity, key, ascending } = term;
  if (entity === "attribute") {
    const all = { joins: sql``, where: sql`true`, keys: [attributeKey(term)] };
    if (key !== "end_time") return [all];
    return [
      { ...all, where: sql`run.ended_ms is not null` },
      { joins: sql``, where: sql`run.ended_ms is null`, keys: [] },
    ];
  }
  const joins = sql`join ${tableOf(term)} first on ${belongs(scope, term, sql`first`)}`;
  const missing: Stretch = {
    joins: sql``,
    where: sql`not exists (select from ${tableOf(term)} first where ${belongs(scope, term, sql`first`)})`,
    keys: [],
  };
  if (entity !== "metric") {
    return [{ joins, where: sql`true`, keys: [text(sql`first.value`, ascending)] }, missing];
  }
  const number: SortKey = { value: sql`first.value`, type: "float8", ascending };
  return [
    { joins, where: sql`first.value < 'NaN'::float8`, keys: [number] },
    { joins, where: sql`first.value = 'NaN'::float8`, keys: [] },
    missing,
  ];
}

type Further = { readonly join: SQL; readonly keys: readonly SortKey[] };

/** Of a further term, whether it is there and what it is: rows without it go last. */
function further(scope: Scope, term: SortTerm, at: number): Further {
  const { entity, key, ascending } = term;
  if (entity === "attribute") {
    if (key !== "end_time") return { join: sql``, keys: [attributeKey(term)] };
    const rank = whole(sql`(run.ended_ms is null)::int`, true);
    return { join: sql``, keys: [rank, whole(sql`coalesce(run.ended_ms, 0)`, ascending)] };
  }
  const name = sql.raw(`next_${at}`);
  const join = sql`left join ${tableOf(term)} ${name} on ${belongs(scope, term, name)}`;
  if (entity !== "metric") {
    const rank = whole(sql`(${name}.value is null)::int`, true);
    return { join, keys: [rank, text(sql`coalesce(${name}.value, '')`, ascending)] };
  }
  const rank = sql`case when ${name}.value is null then 2 when ${name}.value = 'NaN'::float8 then 1 else 0 end`;
  const value = sql`case when ${name}.value < 'NaN'::float8 then ${name}.value else 0 end`;
  return { join, keys: [whole(rank, true), { value, type: "float8", ascending }] };
}

/** The order that was asked for, ties settled, as stretches. */
export function runOrder(scope: Scope, terms: readonly SortTerm[]): readonly Stretch[] {
  const [first, ...rest] = terms;
  if (first === undefined) throw new Error("An order of runs ends with what settles ties.");
  const next = rest.map((term, at) => further(scope, term, at));
  const joins = sql.join(
    next.map(({ join }) => join),
    sql` `,
  );
  return stretches(scope, first).map((stretch) => ({
    joins: sql`${stretch.joins} ${joins}`,
    where: stretch.where,
    keys: [...stretch.keys, ...next.flatMap(({ keys }) => keys)],
  }));
}
