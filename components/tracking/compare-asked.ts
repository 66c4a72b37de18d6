import type { ParamReader } from "../ui/table/table-params";
import { mostCompared } from "./compare-path";

export type CompareAsked = {
  readonly runs: readonly string[];
  readonly base: string | null;
  readonly all: boolean;
  readonly metric: string | null;
};

/** What the address asks to compare; null when it does not name 2 to 20 runs. */
export function compareAsked(params: ParamReader): CompareAsked | null {
  const runs = [...new Set((params.get("runs") ?? "").split(","))].filter((one) =>
    /^[0-9a-f]{32}$/u.test(one),
  );
  if (runs.length < 2 || runs.length > mostCompared) return null;
  const base = params.get("base");
  return {
    runs,
    base: base !== null && runs.includes(base) ? base : null,
    all: params.get("all") === "1",
    metric: params.get("metric"),
  };
}
