import { MAX_ORDER_BY_LENGTH } from "../limits";
import { excerpt } from "./cursor";
import { type OrderByError, sortTerm, tooMany, withTies } from "./order-by";
import type { SortTerm } from "./subject";
import { LOGGED_MODELS } from "./subjects/logged-models";

/** One entry as the client sends it. */
export type LoggedModelOrderBy = {
  readonly field_name?: string | undefined;
  readonly ascending?: boolean | undefined;
  readonly dataset_name?: string | undefined;
  readonly dataset_digest?: string | undefined;
};

/** A metric may be narrowed to what was measured on one dataset; the others have null. */
export type LoggedModelSortTerm = SortTerm & {
  readonly datasetName: string | null;
  readonly datasetDigest: string | null;
};

export type LoggedModelOrder =
  | { readonly ok: true; readonly terms: readonly LoggedModelSortTerm[] }
  | { readonly ok: false; readonly error: OrderByError };

/** `metrics.<key>`, where the key is everything behind the first dot, or the plain name of an attribute. */
function termOf(field: string, ascending: boolean): SortTerm | string {
  const dot = field.indexOf(".");
  if (dot < 0)
    return sortTerm(LOGGED_MODELS, { entity: "attribute", key: field.trim() }, ascending);
  const entity = field.slice(0, dot);
  if (entity !== "metrics")
    return `Invalid order by field name: ${excerpt(entity)}, only \`metrics.<name>\` is allowed.`;
  return { entity: "metric", key: field.slice(dot + 1), ascending };
}

/** What is wrong with an entry in the reference's words (`SearchLoggedModelsUtils`), or null. */
function problemOf({ field_name: field, dataset_name, dataset_digest }: LoggedModelOrderBy) {
  if (!field) return "`field_name` in the `order_by` clause must be specified.";
  if (field.length > MAX_ORDER_BY_LENGTH) return `Invalid order by field name: ${excerpt(field)}.`;
  if (dataset_digest && !dataset_name)
    return "`dataset_digest` can only be specified if `dataset_name` is also specified.";
  return null;
}

function readEntry(entry: LoggedModelOrderBy): LoggedModelSortTerm | string {
  const problem = problemOf(entry);
  if (problem !== null) return problem;
  const term = termOf(entry.field_name ?? "", entry.ascending ?? true);
  if (typeof term === "string") return term;
  if (term.entity !== "metric") return { ...term, datasetName: null, datasetDigest: null };
  const datasetName = entry.dataset_name || null;
  return { ...term, datasetName, datasetDigest: entry.dataset_digest || null };
}

/** Reads the `order_by` of logged models and appends what settles ties, as `parseOrderBy` does for the others. */
export function parseLoggedModelOrder(entries: readonly LoggedModelOrderBy[]): LoggedModelOrder {
  const long = tooMany(entries.length);
  if (long) return { ok: false, error: long };
  const terms: LoggedModelSortTerm[] = [];
  for (const [entry, given] of entries.entries()) {
    const term = readEntry(given);
    if (typeof term === "string")
      return { ok: false, error: { message: term, at: 0, length: 0, entry } };
    terms.push(term);
  }
  const ties = withTies(
    LOGGED_MODELS,
    terms.filter(({ entity }) => entity === "attribute"),
  );
  const settled = ties.filter(
    (tie) => !terms.some(({ entity, key }) => entity === tie.entity && key === tie.key),
  );
  return {
    ok: true,
    terms: [
      ...terms,
      ...settled.map((tie) => ({ ...tie, datasetName: null, datasetDigest: null })),
    ],
  };
}
