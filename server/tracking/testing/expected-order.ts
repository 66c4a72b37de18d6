import type { SortTerm } from "../rules/filter/subject";
import type { Row } from "./evaluate";

/** Slow and plain, written apart from any SQL, which it is there to check. */
type Value = string | number | null;

function valueOf(row: Row, { entity, key }: SortTerm): Value {
  const tables: Record<SortTerm["entity"], Readonly<Record<string, Value>> | undefined> = {
    attribute: row.attributes,
    metric: row.metrics,
    param: row.params,
    tag: row.tags,
    dataset: undefined,
  };
  const table = tables[entity];
  return table !== undefined && Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

/** Numbers and texts first, then NaN, then what is missing, whichever way they are sorted. */
const rank = (value: Value): number => (value === null ? 2 : Number.isNaN(value) ? 1 : 0);

const bytes = (text: string) => Buffer.from(text, "utf8");

function compareValues(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(bytes(String(a)), bytes(String(b)));
}

/** The order a search has to answer in. */
export function expectedOrder(rows: readonly Row[], terms: readonly SortTerm[]): Row[] {
  return rows.toSorted((a, b) => {
    for (const term of terms) {
      const [left, right] = [valueOf(a, term), valueOf(b, term)];
      const ranked = rank(left) - rank(right);
      if (ranked !== 0) return ranked;
      const order = rank(left) === 0 ? compareValues(left, right) : 0;
      if (order !== 0) return term.ascending ? order : -order;
    }
    return 0;
  });
}
