import type { Owner } from "../rules/brought";
import { type Json, listOf, objectOf, textOf, textOrNull, wholeOf } from "../rules/read-json";
import type { MlflowApi } from "./mlflow-api";
import type { SourceFile } from "./source";

/** Folders inside each other; deeper ones are no honest tree. */
const MOST_DEPTH = 40;

/** Every file of a run or a logged model, folder by folder. */
export async function* filesOf(api: MlflowApi, owner: Owner): AsyncGenerator<SourceFile> {
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entries(api, owner, folder)) {
      const path = textOf(entry["path"]);
      // A server that lists what lies elsewhere would be asked in circles.
      const isInside = path.length > folder.length && path.startsWith(folder);
      if (!isInside || path.split("/").length > MOST_DEPTH) continue;
      if (entry["is_dir"] === true) folders.push(path);
      else {
        const open = () => api.http.stream({ method: "GET", url: fileUrl(api, owner, path) });
        yield { path, bytes: wholeOf(entry["file_size"]), open };
      }
    }
  }
}

async function entries(
  api: MlflowApi,
  { kind, id }: Owner,
  folder: string,
): Promise<readonly Json[]> {
  const ofRun = kind === "run";
  const path = ofRun
    ? "api/2.0/mlflow/artifacts/list"
    : `api/2.0/mlflow/logged-models/${encodeURIComponent(id)}/artifacts/directories`;
  const at = folder === "" ? {} : { [ofRun ? "path" : "artifact_directory_path"]: folder };
  const asked = { ...(ofRun ? { run_id: id } : {}), ...at };
  const all: Json[] = [];
  for (let token: string | null = null; ;) {
    const answer = await api.get(path, {
      ...asked,
      ...(token === null ? {} : { page_token: token }),
    });
    all.push(...listOf(answer["files"]).map(objectOf));
    token = textOrNull(answer["next_page_token"]);
    if (token === null) return all;
  }
}

function fileUrl(api: MlflowApi, { kind, id }: Owner, path: string): URL {
  if (kind === "run") return api.url("get-artifact", { run_id: id, path });
  const files = `ajax-api/2.0/mlflow/logged-models/${encodeURIComponent(id)}/artifacts/files`;
  return api.url(files, { artifact_file_path: path });
}
