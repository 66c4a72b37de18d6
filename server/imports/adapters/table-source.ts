import type { BroughtRun } from "../rules/brought";
import { rolesOf, runOfRow } from "../rules/read-table";
import { SourceProblem } from "./guarded-http";
import { noSource, type Source } from "./source";

/** Runs of one page. */
const PAGE = 500;
const nothing = () => Promise.resolve({ items: [], next: null });

/**
 * A table with a row for each run. Rows without an id of their own are told apart by the table and their number.
 * @throws SourceProblem when it has no row
 */
export function tableSource(
  records: readonly (readonly string[])[],
  { experiment, sha256 }: { readonly experiment: string; readonly sha256: string },
): Source {
  const [header = [], ...rows] = records;
  if (rows.length === 0) {
    throw new SourceProblem(
      "The table needs a line with the names of its columns, and a row for each run.",
    );
  }
  const table = { roles: rolesOf(header, rows), experiment, id: sha256.slice(0, 16) };
  const byExperiment = new Map<string, BroughtRun[]>();
  for (const [at, cells] of rows.entries()) {
    const run = runOfRow(table, { cells, number: at + 2 });
    const runs = byExperiment.get(run.experimentId) ?? [];
    if (runs.length === 0) byExperiment.set(run.experimentId, runs);
    runs.push(run);
  }
  return {
    ...noSource,
    experiments: () =>
      Promise.resolve(
        [...byExperiment].map(([name, runs]) => {
          const times = runs.map(({ startedMs }) => startedMs).filter((at) => at > 0);
          const first = times.reduce((least, at) => Math.min(least, at), times[0] ?? 0);
          const about = { artifactRoot: "", isDeleted: false, tags: [] };
          return { id: name, name, createdMs: first, updatedMs: first, ...about };
        }),
      ),
    runs: (name, token) => {
      const all = byExperiment.get(name) ?? [];
      const from = Number(token ?? 0);
      const next = from + PAGE < all.length ? String(from + PAGE) : null;
      return Promise.resolve({ items: all.slice(from, from + PAGE), next });
    },
    points: () => Promise.resolve(new Map()),
    loggedModels: nothing,
    models: nothing,
    versions: nothing,
  };
}
