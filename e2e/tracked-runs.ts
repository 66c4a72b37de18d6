import type { APIRequestContext } from "playwright/test";
import { mustWork } from "./admin";

export type LoggedRun = {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  /** The values of `accuracy`, step by step. */
  readonly accuracy: readonly number[];
};

/** Sends what a training script sends, over MLflow's protocol. Answers with the ids of the runs, in their order. */
export async function logRuns(
  request: APIRequestContext,
  { token, experiment, runs }: { token: string; experiment: string; runs: readonly LoggedRun[] },
): Promise<{ experimentId: string; runIds: string[] }> {
  const headers = { authorization: `Bearer ${token}` };
  const post = async (path: string, data: object) => {
    const answer = await request.post(`/api/2.0/mlflow/${path}`, { data, headers });
    return (await mustWork(answer)).json();
  };
  const { experiment_id: experimentId } = await post("experiments/create", { name: experiment });
  const runIds: string[] = [];
  for (const [at, { name, params, accuracy }] of runs.entries()) {
    const start_time = 1_760_000_000_000 + at * 60_000;
    const created = await post("runs/create", {
      experiment_id: experimentId,
      run_name: name,
      start_time,
    });
    const run_id = String(created.run.info.run_id);
    await post("runs/log-batch", {
      run_id,
      params: Object.entries(params).map(([key, value]) => ({ key, value })),
      metrics: accuracy.map((value, step) => ({
        key: "accuracy",
        value,
        step,
        timestamp: start_time + step,
      })),
    });
    await post("runs/update", { run_id, status: "FINISHED", end_time: start_time + 45_000 });
    runIds.push(run_id);
  }
  return { experimentId: String(experimentId), runIds };
}
