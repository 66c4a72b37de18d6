import type { Inputs } from "~/server/api/trpc/root";
import { parseQuery, type QueryField, type QueryTerm } from "../ui/table/query";
import { type ParamReader, readTableState } from "../ui/table/table-params";

type Asked = Inputs["audit"]["listEvents"];

export const trailFields: readonly QueryField[] = [
  { name: "actor", label: "Who, by the start of the name", kind: "text" },
  { name: "action", label: "What, such as identity.invite-member", kind: "text" },
  { name: "subject", label: "On what, such as team:", kind: "text" },
  { name: "outcome", label: "Done or refused", kind: "choice", options: ["done", "refused"] },
  { name: "time", label: "When", kind: "date" },
];

const trailPageSize = 50;

const dayMs = 86_400_000;

/**
 * What the address asks of the trail. The server takes one value per field and cannot leave things out;
 * parts it cannot honour come back in `unused`, so that the page can say so.
 */
export function trailQuery(
  params: ParamReader,
  now: Date,
): { asked: Asked; unused: readonly string[] } {
  const { state } = readTableState(params, { columns: [], sortable: [] });
  const { terms, words } = parseQuery(state.q, trailFields);
  const usable = terms.filter((term) => !term.negated && term.operator !== "unknown");
  const parts = usable.map((term) => partOf(term, now));
  const unused = [
    ...words,
    ...terms.filter((term) => !usable.includes(term)).map(({ field }) => `${field}:`),
    ...usable
      .filter(({ values, operator }) => operator === "is" && values.length > 1)
      .map(({ field }) => `${field}: with several values`),
  ];
  const page = state.page === null ? {} : { cursor: state.page };
  return { asked: Object.assign({ limit: trailPageSize, ...page }, ...parts), unused };
}

function partOf({ field, operator, values }: QueryTerm, now: Date): Partial<Asked> {
  const [first = "", second = first] = values;
  if (field === "outcome") return { outcome: first === "refused" ? "refused" : "done" };
  if (field !== "time") return { [field]: first };
  const from = startOf(first, now);
  switch (operator) {
    case ">":
      return { from: new Date(from.getTime() + dayMs) };
    case ">=":
      return { from };
    case "<":
      return { to: from };
    case "<=":
      return { to: new Date(from.getTime() + dayMs) };
    default:
      return { from, to: new Date(startOf(second, now).getTime() + dayMs) };
  }
}

/** Days begin at midnight UTC; `-30d` is 30 days before today. */
function startOf(day: string, now: Date): Date {
  const ago = /^-(\d+)d$/u.exec(day)?.[1];
  if (ago === undefined) return new Date(`${day}T00:00:00Z`);
  return new Date(Math.floor(now.getTime() / dayMs) * dayMs - Number(ago) * dayMs);
}
