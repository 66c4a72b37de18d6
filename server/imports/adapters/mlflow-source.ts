import type { Batch, BroughtExperiment } from "../rules/brought";
import { experimentOf, loggedModelOf, modelOf, runOf, versionOf } from "../rules/read-mlflow";
import { type GuardedHttp, SourceProblem } from "./guarded-http";
import { batchOf, MlflowApi, paged } from "./mlflow-api";
import { filesOf } from "./mlflow-files";
import { MetricReader } from "./mlflow-points";
import type { Source } from "./source";

/** Runs of one page: what a few megabytes hold. */
const RUNS = 200;

/** Another MLflow server over its REST API. */
export function mlflowSource(http: GuardedHttp, address: string): Source {
  const api = new MlflowApi(http, address);
  const metrics = new MetricReader(api);
  return {
    experiments: () => allExperiments(api),
    runs: async (experiment, token) => {
      // From the oldest on, so that runs that begin meanwhile come behind those that are still to be read.
      const order = { run_view_type: "ALL", order_by: ["attributes.start_time ASC"] };
      const asked = { experiment_ids: [experiment], ...order, ...paged(RUNS, token) };
      return batchOf(await api.post("api/2.0/mlflow/runs/search", asked), "runs", runOf);
    },
    points: (runs) => metrics.points(runs),
    loggedModels: (experiment, token) => loggedModels(api, experiment, token),
    models: async (token) => {
      const answer = await api.get("api/2.0/mlflow/registered-models/search", paged(1000, token));
      return batchOf(answer, "registered_models", modelOf);
    },
    versions: async (token) => {
      const answer = await api.get("api/2.0/mlflow/model-versions/search", paged(1000, token));
      return batchOf(answer, "model_versions", versionOf);
    },
    files: (owner) => filesOf(api, owner),
    close: () => Promise.resolve(http.close()),
  };
}

async function allExperiments(api: MlflowApi): Promise<readonly BroughtExperiment[]> {
  const all: BroughtExperiment[] = [];
  for (let token: string | null = null; ;) {
    const asked = { ...paged(1000, token), view_type: "ALL" };
    const answer = await api.post("api/2.0/mlflow/experiments/search", asked);
    const page: Batch<BroughtExperiment> = batchOf(answer, "experiments", experimentOf);
    all.push(...page.items);
    token = page.next;
    if (token === null) return all;
  }
}

async function loggedModels(api: MlflowApi, experiment: string, token: string | null) {
  try {
    const asked = { experiment_ids: [experiment], ...paged(50, token) };
    return batchOf(
      await api.post("api/2.0/mlflow/logged-models/search", asked),
      "models",
      loggedModelOf,
    );
  } catch (error) {
    // Servers before 3.0 have none.
    if (error instanceof SourceProblem && error.status === 404) return { items: [], next: null };
    throw error;
  }
}
