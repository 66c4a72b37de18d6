import type { APIRequestContext } from "playwright/test";
import { mustWork } from "./admin";

/** As a client writes it beside a model. */
const mlmodel = (columns: readonly string[]): string => {
  const inputs = columns.map((name) => ({ type: "double", name, required: true }));
  return [
    "flavors:",
    "  python_function:",
    "    env:",
    "      conda: conda.yaml",
    "    loader_module: mlflow.sklearn",
    "  sklearn:",
    "    pickled_model: model.pkl",
    "signature:",
    `  inputs: '${JSON.stringify(inputs)}'`,
    `  outputs: '[{"type": "double", "required": true}]'`,
    "",
  ].join("\n");
};

type Registered = {
  readonly token: string;
  readonly name: string;
  /** The run that made it, and its experiment. */
  readonly runId: string;
  readonly experimentId: string;
  readonly columns: readonly string[];
};

/** Sends what a training script of a 3.x client sends when it logs a model and registers it. Answers with the version. */
export async function registerModel(
  request: APIRequestContext,
  { token, name, runId, experimentId, columns }: Registered,
): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const send = async (method: "post" | "patch", path: string, data: object) => {
    const answer = await request[method](`/api/2.0/mlflow/${path}`, { data, headers });
    return (await mustWork(answer)).json();
  };
  const { model } = await send("post", "logged-models", {
    experiment_id: experimentId,
    name: "model",
    source_run_id: runId,
  });
  const id = String(model.info.model_id);
  const files = { MLmodel: mlmodel(columns), "conda.yaml": "dependencies: []\n", "model.pkl": id };
  for (const [path, data] of Object.entries(files)) {
    const place = `/api/2.0/mlflow-artifacts/artifacts/${experimentId}/models/${id}/artifacts/${path}`;
    await mustWork(await request.put(place, { data: Buffer.from(data), headers }));
  }
  await send("patch", `logged-models/${id}`, { status: "LOGGED_MODEL_READY" });
  // The second version finds the name taken, as the client expects it.
  await request.post("/api/2.0/mlflow/registered-models/create", { data: { name }, headers });
  const source = { name, source: `models:/${id}`, run_id: runId, model_id: id };
  const { model_version: made } = await send("post", "model-versions/create", source);
  return String(made.version);
}
