import type { Inputs } from "~/server/api/trpc/root";
import type { ParamReader } from "../ui/table/table-params";
import { type KnownColumns, readColumn, type RunsAsked } from "./run-columns";

type GroupsAsked = Inputs["tracking"]["groupRuns"];
export type GroupBy = GroupsAsked["by"];

/** Metrics that are summed up for each group: more would be no overview. */
const mostMetrics = 5;

/** What the address groups by: `params.depth`, `tags.team`, `status`, `user`; null for nothing. */
export function groupedBy(params: ParamReader): GroupBy | null {
  const text = params.get("group") ?? "";
  if (text === "status" || text === "user") return { kind: "attributes", key: text };
  const column = readColumn(text);
  if (column === null || column.key.length > 250) return null;
  const { kind, key } = column;
  return kind === "metrics" ? null : { kind, key };
}

export const groupText = ({ kind, key }: GroupBy): string =>
  kind === "attributes" ? key : `${kind}.${key}`;

/** The same runs as the list, in groups. */
export const groupsAsked = (
  { experimentIds, filter, view }: RunsAsked,
  by: GroupBy,
  metrics: readonly string[],
): GroupsAsked => ({ experimentIds, filter, view, by, metrics: metrics.slice(0, mostMetrics) });

/** What runs can be grouped by, as texts of the address with their words. */
export const groupChoices = ({ params, tags }: KnownColumns) => [
  { value: "status", label: "Status" },
  { value: "user", label: "Who" },
  ...params.keys.map((key) => ({ value: `params.${key}`, label: `Parameter ${key}` })),
  ...tags.keys
    .filter((key) => !key.startsWith("mlflow."))
    .map((key) => ({ value: `tags.${key}`, label: `Tag ${key}` })),
];

const quoted = (text: string): string | null =>
  text.includes("'") ? (text.includes('"') ? null : `"${text}"`) : `'${text}'`;

/** The filter that leaves one group's runs; null when the grammar has no words for it. */
export function filterOfGroup(
  filter: string | undefined,
  by: GroupBy,
  value: string | null,
): string | null {
  const name =
    by.kind === "attributes"
      ? `attributes.${by.key === "user" ? "user_id" : by.key}`
      : `${by.kind}.\`${by.key}\``;
  if (by.key.includes("`")) return null;
  const text = value === null ? null : quoted(value);
  if (value !== null && text === null) return null;
  const own = value === null ? `${name} IS NULL` : `${name} = ${text}`;
  return filter === undefined || filter === "" ? own : `(${filter}) AND ${own}`;
}
