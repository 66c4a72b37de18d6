import type { Inputs } from "~/server/api/trpc/root";
import { parseQuery, type QueryField, type QueryTerm } from "../ui/table/query";
import { type ParamReader, readTableState } from "../ui/table/table-params";
import { statuses } from "./words";

export type FeaturesAsked = Inputs["features"]["listFeatures"];

const featuresPerPage = 50;
const uses = ["skewed", "unused", "shared", "serving"] as const;

export const featureFields: readonly QueryField[] = [
  { name: "entity", label: "What it is about", kind: "text" },
  { name: "type", label: "Type of its values", kind: "text" },
  { name: "owner", label: "me or unknown", kind: "text" },
  { name: "team", label: "Team that owns it, by its address", kind: "text" },
  { name: "status", label: "How far one may rely on it", kind: "choice", options: statuses },
  {
    name: "use",
    label: "skewed: in serving, never in training; unused; shared by models; serving",
    kind: "choice",
    options: uses,
  },
];

/** Columns the server can order by, and its word for each. */
const featureSorts = { name: "name", models: "models", changed: "updated" } as const;

export const showsCandidates = (params: ParamReader): boolean => params.get("candidates") === "1";

/** What the address asks of the list; parts the server cannot be asked come back in `unused`. */
export function featuresAsked(params: ParamReader): {
  asked: FeaturesAsked;
  unused: readonly string[];
} {
  const { state } = readTableState(params, { columns: [], sortable: Object.keys(featureSorts) });
  const { terms, words } = parseQuery(state.q, featureFields);
  const parts = terms.map((term) => ({ term, part: partOf(term) }));
  const sort = Object.entries(featureSorts).find(([column]) => column === state.sort?.column)?.[1];
  const asked: FeaturesAsked = Object.assign(
    {
      limit: featuresPerPage,
      ...(words.length > 0 && { search: words.join(" ") }),
      ...(state.page !== null && { cursor: state.page }),
      ...(sort !== undefined && {
        sort,
        direction: state.sort?.direction === "ascending" ? "asc" : "desc",
      }),
    } satisfies FeaturesAsked,
    ...parts.map(({ part }) => part ?? {}),
  );
  return {
    asked,
    unused: parts.flatMap(({ term, part }) => (part === null ? [sourceOf(term)] : [])),
  };
}

const sourceOf = ({ field, negated, values }: QueryTerm): string =>
  `${negated ? "-" : ""}${field}:${values.join(",")}`;

function partOf({ field, operator, values, negated }: QueryTerm): Partial<FeaturesAsked> | null {
  if (negated) return null;
  if (operator === "unknown") return field === "owner" ? { owner: "nobody" } : null;
  const [value = "", ...more] = values;
  if (operator !== "is" || more.length > 0 || value === "") return null;
  return valued[field]?.(value) ?? null;
}

const valued: Readonly<Record<string, (value: string) => Partial<FeaturesAsked> | null>> = {
  entity: (entity) => ({ entity }),
  type: (valueType) => ({ valueType }),
  owner: (value) => (value.toLowerCase() === "me" ? { owner: "me" } : null),
  team: (team) => ({ team }),
  status: (value) => {
    const status = statuses.find((one) => one === value.toLowerCase());
    return status === undefined ? null : { status };
  },
  use: (value) => {
    const use = uses.find((one) => one === value.toLowerCase());
    return use === undefined ? null : { use };
  },
};
