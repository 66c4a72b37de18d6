import type { Inputs, Outputs } from "~/server/api/trpc/root";
import { showsDeleted } from "../shows-deleted";
import { type ParamReader, readTableState, type TableSort } from "../ui/table/table-params";

/** What the address of a page of runs asks the server for. */
export type RunsAsked = Inputs["tracking"]["listRuns"];
export type KnownColumns = Outputs["tracking"]["listRuns"]["columns"];

/** A column of what was logged: `metrics.accuracy`. */
export type KeyColumn = {
  readonly id: string;
  readonly kind: "metrics" | "params" | "tags";
  readonly key: string;
};

export const kinds = ["metrics", "params", "tags"] as const;
const runsPerPage = 50;
/** More columns than this are no table any more, and no address. */
export const mostKeyColumns = 20;

/** The order that a column of the run itself gives, by its id. */
const attributes: Readonly<Record<string, string>> = {
  name: "run_name",
  status: "status",
  started: "start_time",
  ended: "end_time",
  user: "user_id",
};

export const columnOf = (kind: KeyColumn["kind"], key: string): KeyColumn => ({
  id: `${kind}.${key}`,
  kind,
  key,
});

/** Null for a column of the run itself. */
export function readColumn(id: string): KeyColumn | null {
  const kind = kinds.find((one) => id.startsWith(`${one}.`));
  if (kind === undefined || id.length <= kind.length + 1) return null;
  return { id, kind, key: id.slice(kind.length + 1) };
}

/** Those that the address names, in its order. */
export function chosenColumns(params: ParamReader): readonly KeyColumn[] {
  const ids = new Set((params.get("cols") ?? "").split(","));
  return [...ids].flatMap((id) => readColumn(id) ?? []).slice(0, mostKeyColumns);
}

const usualMetrics = 3;
const usualParams = 3;

/** Without a choice: the first metrics and parameters by name. */
export const usualColumns = ({ metrics, params }: KnownColumns): readonly KeyColumn[] => [
  ...metrics.keys.slice(0, usualMetrics).map((key) => columnOf("metrics", key)),
  ...params.keys.slice(0, usualParams).map((key) => columnOf("params", key)),
];

/** `order_by` of the search; keys may hold spaces and dots, so they are quoted. */
export function orderOf(sort: TableSort | null): string[] {
  if (sort === null) return [];
  const direction = sort.direction === "ascending" ? "ASC" : "DESC";
  const column = readColumn(sort.column);
  if (column !== null) return [`${column.kind}.\`${column.key}\` ${direction}`];
  const attribute = attributes[sort.column];
  return attribute === undefined ? [] : [`attributes.${attribute} ${direction}`];
}

/** The same reading on the server and in the browser, so that both name one question. */
export function runsAsked(params: ParamReader, experimentId: number): RunsAsked {
  const sort = (params.get("sort") ?? "").replace(/^-/u, "");
  const { state } = readTableState(params, {
    columns: [],
    sortable: [...Object.keys(attributes), ...(readColumn(sort) === null ? [] : [sort])],
  });
  return {
    experimentIds: [experimentId],
    filter: state.q,
    orderBy: orderOf(state.sort),
    view: showsDeleted(params) ? "deleted" : "active",
    limit: runsPerPage,
    ...(state.page === null ? {} : { cursor: state.page }),
  };
}
