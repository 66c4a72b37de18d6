import { type SQL, sql } from "drizzle-orm";
import { DomainError } from "~/server/core/errors";

/** What rows are sorted by: an expression that is never null, and the type its text form is read back as. */
export type SortColumn = {
  readonly value: SQL;
  readonly ascending: boolean;
  readonly type: "text" | "int8" | "float8" | "uuid";
};

type Start =
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "after"; readonly values: readonly string[] };

const refused = () =>
  new DomainError(
    "invalid",
    "Invalid page token: it is not one that this search gave out. Start from the first page.",
  );

function parsedToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, "base64").toString("utf8"));
  } catch {
    throw refused();
  }
}

/** Ours holds the sort values of the last row seen; the reference's holds how many rows to pass over. */
function startOf(token: string | undefined): Start | null {
  if (token === undefined || token === "") return null;
  const value = parsedToken(token);
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) {
    return { kind: "after", values: value };
  }
  const offset: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "offset") : null;
  if (typeof offset === "number" && Number.isSafeInteger(offset) && offset >= 0) {
    return { kind: "offset", offset };
  }
  throw refused();
}

const looks: Readonly<Record<SortColumn["type"], (text: string) => boolean>> = {
  text: (text) => !text.includes("\0"),
  int8: (text) => /^-?\d{1,18}$/.test(text),
  float8: (text) =>
    /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/.test(text)
      ? Number.isFinite(Number(text))
      : /^(?:NaN|-?Infinity)$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
};

/** Rows behind the given values: later in the first column, or equal there and later in the rest. */
function after(columns: readonly SortColumn[], values: readonly string[]): SQL {
  const [column, ...rest] = columns;
  const [value, ...others] = values;
  if (column === undefined || value === undefined) return sql`false`;
  if (!looks[column.type](value)) throw refused();
  const asked = sql`${value}::${sql.raw(column.type)}`;
  const later = sql`${column.value} ${column.ascending ? sql`>` : sql`<`} ${asked}`;
  return rest.length === 0
    ? sql`(${later})`
    : sql`(${later} or (${column.value} = ${asked} and ${after(rest, others)}))`;
}

type Asked = { readonly columns: readonly SortColumn[]; readonly token: string | undefined };

/**
 * Order and start of one page. `keys` is selected with each row and becomes the token of the next page.
 * The columns together must tell any two rows apart.
 * @throws DomainError invalid for a token of another search
 */
export function searchPage({ columns, token }: Asked) {
  const start = startOf(token);
  if (start?.kind === "after" && start.values.length !== columns.length) throw refused();
  return {
    keys: sql<string[]>`array[${sql.join(
      columns.map(({ value }) => sql`(${value})::text`),
      sql`, `,
    )}]`,
    position: start?.kind === "after" ? [after(columns, start.values)] : [],
    order: columns.map(({ value, ascending }) => sql`${value} ${ascending ? sql`asc` : sql`desc`}`),
    offset: start?.kind === "offset" ? start.offset : 0,
  };
}

/** Of rows selected one more than asked for: the page, and where the next one starts. */
export function pageOfFound<Row extends { readonly keys: readonly string[] }>(
  found: readonly Row[],
  limit: number,
): { readonly rows: Omit<Row, "keys">[]; readonly nextToken: string | null } {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    rows: page.map(withoutKeys),
    nextToken: more ? Buffer.from(JSON.stringify(last.keys)).toString("base64url") : null,
  };
}

function withoutKeys<Row extends { readonly keys: readonly string[] }>(
  row: Row,
): Omit<Row, "keys"> {
  const { keys: _, ...rest } = row;
  return rest;
}

/** A moment in microseconds since 1970, exact, so that its text form can be compared again. */
export const microseconds = (moment: SQL): SQL =>
  sql`(extract(epoch from ${moment}) * 1000000)::int8`;
