import { type SQL, sql } from "drizzle-orm";
import { badToken } from "../page-token";

/** Something rows are sorted by that is never null. */
export type SortKey = {
  readonly value: SQL;
  readonly type: "bigint" | "float8" | "text" | "uuid";
  readonly ascending: boolean;
};

export type KeyValue = string | number | null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const fits: Readonly<Record<SortKey["type"], (value: KeyValue) => boolean>> = {
  bigint: (value) => Number.isSafeInteger(value),
  float8: (value) => Number.isFinite(value),
  text: (value) => typeof value === "string" && !value.includes("\u0000"),
  uuid: (value) => typeof value === "string" && uuid.test(value),
};

const casts = {
  bigint: sql`::bigint`,
  float8: sql`::float8`,
  text: sql`::text collate "C"`,
  uuid: sql`::uuid`,
} as const;

/** Rows behind the one with these values. Throws what a page token of somebody else's making deserves. */
export function behind(keys: readonly SortKey[], values: readonly KeyValue[]): SQL {
  const [first] = keys;
  const [value] = values;
  if (keys.length !== values.length || first === undefined || value === undefined) throw badToken();
  for (const [at, key] of keys.entries()) if (!fits[key.type](values[at] ?? null)) throw badToken();
  // The first bound follows from the rest; it is what an index can start from.
  const bound = sql`${first.value} ${first.ascending ? sql`>=` : sql`<=`} ${value}${casts[first.type]}`;
  return sql`(${bound} and ${beyond(keys, values)})`;
}

function beyond(keys: readonly SortKey[], values: readonly KeyValue[]): SQL {
  const [key, ...keysLeft] = keys;
  const [value, ...valuesLeft] = values;
  if (key === undefined || value === undefined) return sql`false`;
  const place = sql`${value}${casts[key.type]}`;
  const after = sql`${key.value} ${key.ascending ? sql`>` : sql`<`} ${place}`;
  if (keysLeft.length === 0) return after;
  return sql`(${after} or (${key.value} = ${place} and ${beyond(keysLeft, valuesLeft)}))`;
}

export const orderBy = (keys: readonly SortKey[]): SQL =>
  sql.join(
    keys.map(({ value, ascending }) => sql`${value} ${ascending ? sql`asc` : sql`desc`}`),
    sql`, `,
  );

/** The keys as a JSON list, to come back in a page token. */
export const keyList = (keys: readonly SortKey[]): SQL =>
  sql`json_build_array(${sql.join(
    keys.map(({ value }) => value),
    sql`, `,
  )})`;
