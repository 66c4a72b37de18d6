import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bareRun, hexOf } from "~/server/api/testing/artifact-owners";
import { type Client, codeOf, openClient } from "../testing/client";

let client: Client;
let run: string;
beforeAll(async () => {
  client = await openClient();
  run = hexOf(await bareRun(client.side));
  for (const path of ["a/b.txt", "c.txt"]) {
    const address = `/api/2.0/mlflow-artifacts/artifacts/0/${run}/artifacts/${path}`;
    await client.send(address, { method: "PUT", body: path });
  }
});
afterAll(() => client.close());

describe("artifacts/list", () => {
  test("names files from the run's folder on, with its address", async () => {
    const root_uri = `mlflow-artifacts:/0/${run}/artifacts`;
    expect((await client.get("artifacts/list", { run_id: run })).json).toEqual({
      root_uri,
      files: [
        { path: "a", is_dir: true },
        { path: "c.txt", is_dir: false, file_size: 5 },
      ],
    });
    expect((await client.get("artifacts/list", { run_uuid: run, path: "a/" })).json).toEqual({
      root_uri,
      files: [{ path: "a/b.txt", is_dir: false, file_size: 7 }],
    });
    expect((await client.get("artifacts/list", { run_id: run, path: "none" })).json).toEqual({
      root_uri,
    });
  });

  test.each([
    ["no run", {}, "400 INVALID_PARAMETER_VALUE"],
    ["what is no run", { run_id: "zzz" }, "404 RESOURCE_DOES_NOT_EXIST"],
    ["another run", { run_id: "0".repeat(32) }, "404 RESOURCE_DOES_NOT_EXIST"],
    ["a path that leads out", { run_id: "RUN", path: "../a" }, "400 INVALID_PARAMETER_VALUE"],
    [
      "a position that is none",
      { run_id: "RUN", page_token: "zzz" },
      "400 INVALID_PARAMETER_VALUE",
    ],
  ])("%s is refused as by the reference", async (_what, query, code) => {
    const asked = {
      ...query,
      ...("run_id" in query && query.run_id === "RUN" ? { run_id: run } : {}),
    };
    expect(await codeOf(client.get("artifacts/list", asked))).toBe(code);
  });
});

describe("logged-models/{id}/artifacts/directories", () => {
  let model: string;
  const folder = (query: Readonly<Record<string, string>> = {}, id = model) =>
    client.get(`logged-models/${id}/artifacts/directories`, query);

  beforeAll(async () => {
    const { json } = await client.post("logged-models", { experiment_id: "0", name: "model" });
    model = String(Reflect.get(Object(Reflect.get(Object(json["model"]), "info")), "model_id"));
    for (const path of ["MLmodel", "data/model.pkl"]) {
      const address = `/api/2.0/mlflow-artifacts/artifacts/0/models/${model}/artifacts/${path}`;
      await client.send(address, { method: "PUT", body: path });
    }
  });

  test("names files from the model's folder on, with its address", async () => {
    const root_uri = `mlflow-artifacts:/0/models/${model}/artifacts`;
    const whole = {
      root_uri,
      files: [
        { path: "MLmodel", is_dir: false, file_size: 7 },
        { path: "data", is_dir: true },
      ],
    };
    expect((await folder()).json).toEqual(whole);
    expect((await folder({ artifact_directory_path: "" })).json).toEqual(whole);
    expect((await folder({ artifact_directory_path: "data" })).json).toEqual({
      root_uri,
      files: [{ path: "data/model.pkl", is_dir: false, file_size: 14 }],
    });
    expect((await folder({ artifact_directory_path: "none" })).json).toEqual({ root_uri });
  });

  test("is refused as by the reference for a path that leads out, and for what is no model", async () => {
    for (const path of ["../a", "/etc", "a/../../b"])
      expect(await codeOf(folder({ artifact_directory_path: path }))).toBe(
        "400 INVALID_PARAMETER_VALUE",
      );
    for (const id of ["zzz", `m-${"0".repeat(32)}`, run])
      expect(await codeOf(folder({}, id))).toBe("404 RESOURCE_DOES_NOT_EXIST");
    await client.send(`logged-models/${model}`, { method: "DELETE", body: "{}" });
    expect(await codeOf(folder())).toBe("404 RESOURCE_DOES_NOT_EXIST");
  });
});

describe("what clients and probes ask beside it", () => {
  test.each(["", "/mlflow", "/mlflow/team-7"])("below %j", async (prefix) => {
    expect((await client.front.ask(`${prefix}/health`)).body).toBe("OK");
    expect((await client.front.ask(`${prefix}/version`)).body).toMatch(/^\d+\.\d+\.\d+$/);
    const info = await client.front.ask(`${prefix}/api/3.0/mlflow/server-info`);
    expect(JSON.parse(info.body)).toMatchObject({ multipart_uploads_enabled: false });
  });

  test("a file by run and path, with a token", async () => {
    const authorization = `Bearer ${await client.tokenOf(client.side)}`;
    const path = `/get-artifact?run_id=${run}&path=a%2Fb.txt`;
    const got = await client.front.ask(path, { headers: { authorization } });
    expect([got.status, got.body]).toEqual([200, "a/b.txt"]);
    expect((await client.front.ask(path)).status).toBe(401);
  });
});
