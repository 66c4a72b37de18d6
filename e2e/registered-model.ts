import type { APIRequestContext } from "playwright/test";
import { mustWork } from "./admin";

export type ModelAsked = {
  readonly token: string;
  readonly name: string;
  readonly runId: string;
  /** What the card says first; nothing is written without. */
  readonly words?: string;
};

/** A model with a version from a run, registered over the API as a script does it. */
export async function registerModel(
  request: APIRequestContext,
  { token, name, runId, words }: ModelAsked,
): Promise<{ card: string }> {
  const headers = { authorization: `Bearer ${token}` };
  const models = "/api/2.0/mlflow";
  const post = async (path: string, data: object) =>
    (await mustWork(await request.post(`${models}/${path}`, { headers, data }))).json();
  await post("registered-models/create", { name });
  const made = await post("model-versions/create", {
    name,
    source: `runs:/${runId}/model`,
    run_id: runId,
  });
  const version = String(made.model_version.version);
  const place = `/models/${encodeURIComponent(name)}/versions/${version}`;
  if (words !== undefined) {
    const data = { expectedRevision: 0, content: { sections: { overview: words } } };
    await mustWork(await request.put(`/api/v1${place}/card`, { headers, data }));
  }
  return { card: `${place}/card` };
}
