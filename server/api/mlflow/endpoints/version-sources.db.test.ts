import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { modelIdText, runIdText } from "~/server/tracking/rules/run-id";
import { type Client, codeOf, openClient } from "../testing/client";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

type Fields = Readonly<Record<string, unknown>>;

const create = (fields: Fields) => client.post("model-versions/create", fields);
const versionIn = (json: Fields) => Object(json["model_version"]);
const make = async (name: string, versions = 0): Promise<string> => {
  await client.post("registered-models/create", { name });
  for (let at = 0; at < versions; at += 1) await create({ name, source: `s3://bucket/${at}` });
  return name;
};
/** A run as a script would leave it. */
async function run(artifactUri: string): Promise<string> {
  const id = newId();
  await client.world
    .owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${client.side.orgId}, ${id}, 0, 'run', 'ana', 'FINISHED', 1, ${artifactUri})`;
  return runIdText(id);
}

async function loggedModel(source_run_id = ""): Promise<{ id: string; uri: string }> {
  const fields = { experiment_id: "0", name: "model", source_run_id };
  const { json } = await client.post("logged-models", fields);
  const info = Object(Reflect.get(Object(json["model"]), "info"));
  return { id: String(info.model_id), uri: String(info.artifact_uri) };
}

describe("where a version comes from", () => {
  const made = async (fields: Fields) => {
    const name = await make(`source-${newId()}`);
    const { json } = await create({ name, ...fields });
    const uri = await client.get("model-versions/get-download-uri", { name, version: "1" });
    return { name, version: versionIn(json), uri: uri.json["artifact_uri"] };
  };

  test("a logged model brings its files and the run that wrote it, and is told", async () => {
    const run_id = await run("mlflow-artifacts:/0/x/artifacts");
    const model = await loggedModel(run_id);
    const { name, version, uri } = await made({ source: `models:/${model.id}` });
    expect([version.run_id, uri]).toEqual([run_id, model.uri]);
    const { json } = await client.get(`logged-models/${model.id}`);
    expect(JSON.stringify(json)).toContain(
      JSON.stringify(`[{"name": "${name}", "version": 1}]`).slice(1, -1),
    );
  });

  test("another version, by number or alias, is copied with its run and its files", async () => {
    const model = await loggedModel(await run("mlflow-artifacts:/0/y/artifacts"));
    const first = await made({ source: `models:/${model.id}` });
    const alias = { name: first.name, alias: "champion", version: "1" };
    await client.post("registered-models/alias", alias);
    for (const source of [`models:/${first.name}/1`, `models:/${first.name}@champion`]) {
      const copy = await made({ source });
      expect([copy.uri, copy.version.run_id]).toEqual([model.uri, first.version.run_id]);
    }
  });

  test("a folder of a run is where the run keeps it", async () => {
    const run_id = await run("mlflow-artifacts:/0/z/artifacts");
    const { version, uri } = await made({ source: `runs:/${run_id}/model` });
    expect([version.run_id, uri]).toEqual([run_id, "mlflow-artifacts:/0/z/artifacts/model"]);
  });

  test("a path on a disk counts only inside the folder of its run", async () => {
    const run_id = await run("file:///data/0/w/artifacts");
    const name = await make("local");
    const code = (source: string, given: Fields = { run_id }) =>
      codeOf(create({ name, source, ...given }));
    expect(await code("/data/0/w/artifacts/model")).toBe("200");
    expect(await code("file:///data/0/w/artifacts/model")).toBe("200");
    for (const source of ["/data/0/w/artifactsX", "/etc/passwd", "/data/0/w/artifacts/../../x"]) {
      expect(await code(source)).toBe("400 INVALID_PARAMETER_VALUE");
    }
    expect(await code("/data/0/w/artifacts/model", {})).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test.each([
    "/etc/passwd",
    "./model",
    "C:\\models",
    "file:///etc/passwd",
    "file://host/etc",
    "mlflow-artifacts:/../../x",
    "mlflow-artifacts://host:1/..%2f..%2fx",
    "mlflow-artifacts:/%252e%252e/x",
    "https://host/api/2.0/mlflow-artifacts/artifacts/../../x",
    "s3:/bucket/path/../../other",
    "s3://bucket/a\\..\\b",
    "https://host/a%00b",
    "models:/",
    "models://elsewhere/name/1",
    "models:/name",
    "models:/m-xyz",
    "runs:/nothing/model",
    "",
  ])("%j is refused", async (source) => {
    const name = await make("refusing");
    expect(await codeOf(create({ name, source }))).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("what is not there cannot be registered", async () => {
    const name = await make("lacking");
    const code = (fields: Fields) => codeOf(create({ name, source: "s3://b/m", ...fields }));
    expect(await code({ source: `models:/${modelIdText(newId())}` })).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await code({ source: "models:/nobody/1" })).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await code({ run_id: runIdText(newId()) })).toBe("400 INVALID_PARAMETER_VALUE");
  });
});
