export type SortDirection = "ascending" | "descending";
export type TableSort = { column: string; direction: SortDirection };
export type TableDensity = "default" | "compact" | "touch";

/** Everything that changes what a table shows. It lives in the URL, so a link shows the same again. */
export type TableState = {
  /** The typed filter as text; read it with `parseQuery`. */
  q: string;
  sort: TableSort | null;
  /** Opaque keyset cursor from the server; null is the first page. */
  page: string | null;
  /** Shown columns in the table's own order; null is the default set. */
  columns: readonly string[] | null;
  density: TableDensity;
  /** id of the saved view this started from. */
  view: string | null;
};

export type TableRules = {
  columns: readonly string[];
  sortable: readonly string[];
  /** In front of every parameter, when one page holds two tables: "runs." */
  prefix?: string | undefined;
};

/** `URLSearchParams`, Next's read-only form of it, and a page's own record all fit. */
export type ParamReader = { get: (name: string) => string | null };

const longestQuery = 1000;
const longestCursor = 600;

/**
 * Reads the state of a table from URL parameters. Parameters that make no sense are left out and named in
 * `ignored`, for a notice; nothing throws.
 */
export function readTableState(params: ParamReader, rules: TableRules) {
  const read = (name: string) => params.get(`${rules.prefix ?? ""}${name}`) ?? "";
  const ignored: string[] = [];
  const keep = <Value>(name: string, value: Value | undefined, otherwise: Value): Value => {
    if (value !== undefined) return value;
    if (read(name) !== "") ignored.push(`${name}=${read(name)}`);
    return otherwise;
  };
  const state: TableState = {
    q: keep("q", read("q").length <= longestQuery ? read("q") : undefined, ""),
    sort: keep("sort", readSort(read("sort"), rules.sortable), null),
    page: keep("page", readCursor(read("page")), null),
    columns: keep("cols", readColumns(read("cols"), rules.columns), null),
    density: keep("dens", readDensity(read("dens")), "default"),
    view: keep("view", readView(read("view")), null),
  };
  return { state, ignored };
}

/** A page's `searchParams` record as something `readTableState` reads. */
export function paramsOf(
  record: Readonly<Record<string, string | string[] | undefined>>,
): ParamReader {
  return {
    get: (name) => {
      const value = Object.hasOwn(record, name) ? record[name] : undefined;
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  };
}

/**
 * The search string ("?q=…" or "") after a change. Parameters of others stay; a changed filter or order
 * goes back to the first page, because a cursor is only good within one order.
 */
export function changeTable(
  current: URLSearchParams,
  change: Partial<TableState>,
  prefix = "",
): string {
  const next = new URLSearchParams(current);
  const resets = change.q !== undefined || change.sort !== undefined;
  const all: Partial<TableState> = resets ? { page: null, ...change } : change;
  for (const [name, value] of written(all)) {
    if (value === "") next.delete(prefix + name);
    else next.set(prefix + name, value);
  }
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}

/** What pressing a column's head does next: its first direction, the other one, then no order. */
export function nextSort(
  sort: TableSort | null,
  column: string,
  first: SortDirection,
): TableSort | null {
  if (sort?.column !== column) return { column, direction: first };
  const other = first === "ascending" ? "descending" : "ascending";
  return sort.direction === first ? { column, direction: other } : null;
}

function written(change: Partial<TableState>): readonly (readonly [string, string])[] {
  const { q, sort, page, columns, density, view } = change;
  const pairs: [string, string | undefined][] = [
    ["q", q],
    ["sort", sort === undefined ? undefined : writeSort(sort)],
    ["page", page === undefined ? undefined : (page ?? "")],
    ["cols", columns === undefined ? undefined : (columns ?? []).join(",")],
    ["dens", density === "default" ? "" : density],
    ["view", view === undefined ? undefined : (view ?? "")],
  ];
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function writeSort(sort: TableSort | null): string {
  if (sort === null) return "";
  return sort.direction === "descending" ? `-${sort.column}` : sort.column;
}

function readSort(text: string, sortable: readonly string[]): TableSort | null | undefined {
  if (text === "") return null;
  const column = text.replace(/^-/u, "");
  if (!sortable.includes(column)) return undefined;
  return { column, direction: text.startsWith("-") ? "descending" : "ascending" };
}

function readCursor(text: string): string | null | undefined {
  if (text === "") return null;
  return text.length <= longestCursor ? text : undefined;
}

function readColumns(
  text: string,
  columns: readonly string[],
): readonly string[] | null | undefined {
  if (text === "") return null;
  const wanted = new Set(text.split(","));
  const known = columns.filter((column) => wanted.has(column));
  return known.length === wanted.size ? known : undefined;
}

function readDensity(text: string): TableDensity | undefined {
  if (text === "") return "default";
  return text === "compact" || text === "touch" ? text : undefined;
}

function readView(text: string): string | null | undefined {
  if (text === "") return null;
  return /^[\w-]{1,64}$/u.test(text) ? text : undefined;
}
