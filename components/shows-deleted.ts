import type { ParamReader } from "./ui/table/table-params";

/** Whether the address asks for what was deleted. */
export const showsDeleted = (params: ParamReader): boolean => params.get("deleted") === "1";
