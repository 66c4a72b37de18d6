import type { BroughtRun, Point } from "../rules/brought";
import { listOf, objectOf, textOf, textOrNull } from "../rules/read-json";
import { pointsOf } from "../rules/read-mlflow";
import { SourceProblem } from "./guarded-http";
import { type MlflowApi, paged } from "./mlflow-api";

/** Runs that one question about a metric may name, and points its answer holds at most: both the reference's. */
const BULK_RUNS = 100;
const BULK_POINTS = 25_000;
/** Questions that are on their way at the same time. */
const AT_ONCE = 4;

/** Reads whole histories: of many runs at once where the server can, else one after the other. */
export class MetricReader {
  readonly #api: MlflowApi;
  /** Whether it answers for many runs at once; old and foreign servers do not. */
  #bulk = true;

  constructor(api: MlflowApi) {
    this.#api = api;
  }

  async points(runs: readonly BroughtRun[]): Promise<ReadonlyMap<string, readonly Point[]>> {
    const byRun = new Map<string, Point[]>(runs.map(({ id }) => [id, []]));
    await inTurns(series(runs), async ({ key, ids }) => {
      const found = this.#bulk ? await this.#together(key, ids) : null;
      if (found !== null) for (const { run, point } of found) byRun.get(run)?.push(point);
      else
        for (const id of ids)
          for (const point of await this.#history(id, key)) byRun.get(id)?.push(point);
    });
    return byRun;
  }

  /** Null when they do not fit into one answer, or the server knows no such question. */
  async #together(key: string, ids: readonly string[]) {
    try {
      const asked = { run_id: ids, metric_key: key, max_results: BULK_POINTS };
      const answer = await this.#api.get("ajax-api/2.0/mlflow/metrics/get-history-bulk", asked);
      const rows = listOf(answer["metrics"]);
      if (rows.length >= BULK_POINTS) return null;
      return rows.flatMap((row) =>
        pointsOf([row], key).map((point) => ({ run: textOf(objectOf(row)["run_id"]), point })),
      );
    } catch (error) {
      const knowsNot =
        error instanceof SourceProblem && [400, 404, 405].includes(error.status ?? 0);
      if (!knowsNot) throw error;
      this.#bulk = false;
      return null;
    }
  }

  async #history(run: string, key: string): Promise<readonly Point[]> {
    const all: Point[] = [];
    for (let token: string | null = null; ;) {
      const asked = { run_id: run, metric_key: key, ...paged(BULK_POINTS, token) };
      const answer = await this.#api.get("api/2.0/mlflow/metrics/get-history", asked);
      for (const point of pointsOf(answer["metrics"], key)) all.push(point);
      token = textOrNull(answer["next_page_token"]);
      if (token === null) return all;
    }
  }
}

/** Each metric with the runs that have it, as many at once as one question may name. */
function series(runs: readonly BroughtRun[]): { key: string; ids: string[] }[] {
  const byKey = new Map<string, string[]>();
  for (const { id, latest } of runs) {
    for (const { key } of latest) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  return [...byKey].flatMap(([key, ids]) =>
    Array.from({ length: Math.ceil(ids.length / BULK_RUNS) }, (_, part) => ({
      key,
      ids: ids.slice(part * BULK_RUNS, (part + 1) * BULK_RUNS),
    })),
  );
}

async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const turn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
}
