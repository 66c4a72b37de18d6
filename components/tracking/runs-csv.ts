import type { Outputs } from "~/server/api/trpc/root";
import { toCsv } from "~/server/core/rules/csv";

type Page = Outputs["tracking"]["searchRuns"];
type Run = Page["runs"][number];

/** What a file holds of a run; the rest of it is let go page by page. */
export type RunCells = Pick<
  Run,
  "runId" | "name" | "status" | "userName" | "startedMs" | "endedMs" | "metrics" | "params" | "tags"
>;

/** Reads every page; says after each how many there are so far. */
export async function collectRuns(
  read: (pageToken: string | undefined) => Promise<Page>,
  told: (count: number) => void,
): Promise<RunCells[]> {
  const runs: RunCells[] = [];
  let token: string | undefined;
  do {
    const page = await read(token);
    for (const {
      runId,
      name,
      status,
      userName,
      startedMs,
      endedMs,
      metrics,
      params,
      tags,
    } of page.runs)
      runs.push({ runId, name, status, userName, startedMs, endedMs, metrics, params, tags });
    told(runs.length);
    token = page.nextPageToken ?? undefined;
  } while (token !== undefined);
  return runs;
}

const namesOf = (runs: readonly RunCells[], kind: "metrics" | "params" | "tags"): string[] => {
  const names = new Set<string>();
  for (const run of runs) for (const name of Object.keys(run[kind])) names.add(name);
  return [...names].toSorted();
};

const own = ["run_id", "name", "status", "user", "started", "ended"] as const;

/** One row for each run; times in ISO 8601, what was not logged stays empty, NaN stays NaN. */
export function runsCsv(runs: readonly RunCells[]): string {
  const [metrics, params, tags] = [
    namesOf(runs, "metrics"),
    namesOf(runs, "params"),
    namesOf(runs, "tags"),
  ];
  const header = [
    ...own,
    ...metrics.map((name) => `metrics.${name}`),
    ...params.map((name) => `params.${name}`),
    ...tags.map((name) => `tags.${name}`),
  ];
  const rows = runs.map((run) => [
    run.runId,
    run.name,
    run.status,
    run.userName,
    new Date(run.startedMs),
    run.endedMs === null ? null : new Date(run.endedMs),
    ...metrics.map((name) => {
      const point = run.metrics[name];
      return point === undefined ? null : (point.value ?? "NaN");
    }),
    ...params.map((name) => run.params[name]),
    ...tags.map((name) => run.tags[name]),
  ]);
  return toCsv(header, rows);
}
