import type { Inputs } from "~/server/api/trpc/root";
import { parseQuery, type QueryField, type QueryTerm } from "../ui/table/query";
import { type ParamReader, readTableState } from "../ui/table/table-params";
import { lifecycles, riskTiers, stages } from "./words";

export type ModelsAsked = Inputs["registry"]["listModels"];
export type ModelsView = "active" | "archived" | "deleted";

const modelsPerPage = 50;

export const modelFields: readonly QueryField[] = [
  { name: "owner", label: "Owner or deputy: me, unknown, or part of a name", kind: "text" },
  { name: "team", label: "Team that owns it, by its address", kind: "text" },
  { name: "risk", label: "Risk tier", kind: "choice", options: riskTiers },
  { name: "lifecycle", label: "Where it is in its life", kind: "choice", options: lifecycles },
  {
    name: "stage",
    label: "A version stands in this stage",
    kind: "choice",
    options: stages.map((stage) => stage.toLowerCase()),
  },
  { name: "alias", label: "It has this alias now", kind: "text" },
];

/** Columns the server can order by, and its word for each. */
const modelSorts = { name: "name", changed: "updated", made: "created" } as const;

function viewOf(params: ParamReader): ModelsView {
  if (params.get("deleted") === "1") return "deleted";
  return params.get("archived") === "1" ? "archived" : "active";
}

/**
 * What the address asks of the list. The server takes one value for each field and leaves nothing out; parts it
 * cannot honour come back in `unused`, so that the page says so.
 */
export function modelsAsked(params: ParamReader): {
  asked: ModelsAsked;
  unused: readonly string[];
} {
  const { state } = readTableState(params, { columns: [], sortable: Object.keys(modelSorts) });
  const { terms, words } = parseQuery(state.q, modelFields);
  const parts = terms.map((term) => ({ term, part: partOf(term) }));
  const sort = Object.entries(modelSorts).find(([column]) => column === state.sort?.column)?.[1];
  return {
    asked: Object.assign(
      {
        limit: modelsPerPage,
        view: viewOf(params),
        ...(words.length > 0 && { search: words.join(" ") }),
        ...(state.page !== null && { cursor: state.page }),
        ...(sort !== undefined && {
          sort,
          direction: state.sort?.direction === "ascending" ? "asc" : "desc",
        }),
      } satisfies ModelsAsked,
      ...parts.map(({ part }) => part ?? {}),
    ),
    unused: parts.flatMap(({ term, part }) => (part === null ? [sourceOf(term)] : [])),
  };
}

const sourceOf = ({ field, negated, values }: QueryTerm): string =>
  `${negated ? "-" : ""}${field}:${values.join(",")}`;

/** Null for what the server cannot be asked. */
function partOf({ field, operator, values, negated }: QueryTerm): Partial<ModelsAsked> | null {
  if (negated) return null;
  if (operator === "unknown") return unknown[field] ?? null;
  const [value = "", ...more] = values;
  if (operator !== "is" || more.length > 0 || value === "") return null;
  return valued[field]?.(value) ?? null;
}

const unknown: Readonly<Record<string, Partial<ModelsAsked>>> = {
  owner: { owner: "nobody" },
  risk: { riskTier: "unknown" },
};

const valued: Readonly<Record<string, (value: string) => Partial<ModelsAsked> | null>> = {
  owner: (value) => (value.toLowerCase() === "me" ? { owner: "me" } : { person: value }),
  team: (team) => ({ team }),
  alias: (alias) => ({ alias }),
  risk: (value) => oneOf(riskTiers, value, (riskTier) => ({ riskTier })),
  lifecycle: (value) => oneOf(lifecycles, value, (lifecycle) => ({ lifecycle })),
  stage: (value) => oneOf(stages, value, (stage) => ({ stage })),
};

function oneOf<Word extends string>(
  all: readonly Word[],
  value: string,
  part: (word: Word) => Partial<ModelsAsked>,
): Partial<ModelsAsked> | null {
  const word = all.find((one) => one.toLowerCase() === value.toLowerCase());
  return word === undefined ? null : part(word);
}
