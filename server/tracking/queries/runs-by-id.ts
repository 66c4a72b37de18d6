import { and, eq, inArray } from "drizzle-orm";
import { runs } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { runIdOfText } from "../rules/run-id";
import { type RunState, unknownRun } from "./run-state";

/** The runs of these names, each once, in this order; deleted ones, too. Throws not-found for one nobody started. */
export async function runsOf({ db, orgId }: Work, names: readonly string[]): Promise<RunState[]> {
  const asked = new Map(names.map((name) => [runIdOfText(name) ?? "", name]));
  const ids = [...asked.keys()].filter((id) => id !== "");
  const rows =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(runs)
          .where(and(eq(runs.orgId, orgId), inArray(runs.id, ids)));
  const byId = new Map(rows.map((run) => [run.id, run]));
  return [...asked].map(([id, name]) => {
    const run = byId.get(id);
    if (run === undefined) throw unknownRun(name);
    return run;
  });
}
