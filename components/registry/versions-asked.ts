import type { Inputs } from "~/server/api/trpc/root";
import { type ParamReader, readTableState } from "../ui/table/table-params";

const versionsPerPage = 25;

/** The same reading on the server and in the browser, so that both name one question. */
export function versionsAsked(
  params: ParamReader,
  name: string,
): Inputs["registry"]["listVersions"] {
  const { state } = readTableState(params, { columns: [], sortable: [] });
  return {
    name,
    limit: versionsPerPage,
    ...(state.page !== null && { cursor: state.page }),
  };
}
