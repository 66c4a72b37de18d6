import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { modelIdText, runIdOfText, runIdText } from "~/server/tracking/rules/run-id";
import { type Client, codeOf, openClient, type Reply } from "../testing/client";

let client: Client;
let experiment: string;
beforeAll(async () => {
  client = await openClient();
  const { json } = await client.post("experiments/create", { name: "logged" });
  experiment = String(json["experiment_id"]);
});
afterAll(() => client.close());

type Fields = Readonly<Record<string, unknown>>;

const send = (method: "PATCH" | "DELETE", path: string, fields: Fields = {}) =>
  client.send(path, { method, body: JSON.stringify(fields) });
const info = ({ json }: Reply) => Object(Reflect.get(Object(json["model"]), "info"));
const make = async (fields: Fields = {}): Promise<string> =>
  String(
    info(await client.post("logged-models", { experiment_id: experiment, ...fields })).model_id,
  );
const get = (id: string) => client.get(`logged-models/${id}`);

async function run(): Promise<string> {
  const id = newId();
  await client.world
    .owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${client.side.orgId}, ${id}, ${experiment}, 'run', 'ana', 'FINISHED', 1, 'mlflow-artifacts:/x')`;
  return runIdText(id);
}

type Measured = {
  readonly run: string;
  readonly value: number;
  readonly data?: string;
  readonly at?: number;
};

const measure = async (
  model: string,
  key: string,
  { run: of, value, data = "", at = 1 }: Measured,
) =>
  await client.world.owner`insert into logged_model_metric
    values (${client.side.orgId}, ${model.slice(2)}::uuid, ${runIdOfText(of)}, ${key}, 0, ${at}, ${value}, ${data}, '')`;

describe("a logged model", () => {
  test("is announced, finished and read with all that was said of it", async () => {
    const source_run_id = await run();
    const made = await client.post("logged-models", {
      experiment_id: experiment,
      name: "model",
      model_type: "agent",
      source_run_id,
      params: [
        { key: "b", value: "2" },
        { key: "a", value: "1" },
      ],
      tags: [{ key: "t", value: "x" }],
    });
    const id = String(info(made).model_id);
    expect(id).toMatch(/^m-[0-9a-f]{32}$/);
    expect(made.json).toEqual({
      model: {
        info: {
          model_id: id,
          experiment_id: experiment,
          name: "model",
          creation_timestamp_ms: expect.any(Number),
          last_updated_timestamp_ms: expect.any(Number),
          artifact_uri: `mlflow-artifacts:/${experiment}/models/${id}/artifacts`,
          status: "LOGGED_MODEL_PENDING",
          model_type: "agent",
          source_run_id,
          tags: [{ key: "t", value: "x" }],
        },
        data: {
          params: [
            { key: "a", value: "1" },
            { key: "b", value: "2" },
          ],
        },
      },
    });
    const status = "LOGGED_MODEL_READY";
    expect(info(await send("PATCH", `logged-models/${id}`, { status })).status).toBe(status);
    expect(info(await get(id)).status).toBe(status);
    expect(await codeOf(send("PATCH", `logged-models/${id}`, { status: "DONE" }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });

  test("without a name gets one", async () => {
    expect(info(await get(await make())).name).toMatch(/^model-[0-9a-f]{8}$/);
  });

  test.each(["a/b", "a:b", "a.b", "a%b", 'a"b', "a'b"])("cannot be called %j", async (name) => {
    const asked = client.post("logged-models", { experiment_id: experiment, name });
    expect(await codeOf(asked)).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("needs an experiment in use and, if it names one, a run", async () => {
    const code = (fields: Fields) =>
      codeOf(client.post("logged-models", { experiment_id: experiment, ...fields }));
    expect(await code({ experiment_id: "9999" })).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await code({ source_run_id: runIdText(newId()) })).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await code({ source_run_id: "x" })).toBe("404 RESOURCE_DOES_NOT_EXIST");
    const { json } = await client.post("experiments/create", { name: "closed" });
    await client.post("experiments/delete", { experiment_id: json["experiment_id"] });
    expect(await code({ experiment_id: json["experiment_id"] })).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });

  test("takes tags and gives them back; what is not there cannot be removed", async () => {
    const id = await make();
    const set = send("PATCH", `logged-models/${id}/tags`, { tags: [{ key: "a/b", value: "1" }] });
    expect((await set).json).toEqual({});
    expect(info(await get(id)).tags).toEqual([{ key: "a/b", value: "1" }]);
    const remove = () => codeOf(send("DELETE", `logged-models/${id}/tags/a%2Fb`));
    expect([await remove(), await remove()]).toEqual(["200", "404 RESOURCE_DOES_NOT_EXIST"]);
  });

  test("takes parameters once; another value for one of them is refused and changes nothing", async () => {
    const id = await make();
    const log = (...params: Fields[]) =>
      codeOf(client.post(`logged-models/${id}/params`, { params }));
    expect(await log({ key: "a", value: "1" })).toBe("200");
    expect(await log({ key: "a", value: "1" })).toBe("200");
    expect(await log({ key: "b", value: "2" }, { key: "a", value: "2" })).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    expect(await log({ key: "c", value: "1" }, { key: "c", value: "2" })).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    const { json } = await get(id);
    expect(json).toMatchObject({ model: { data: { params: [{ key: "a", value: "1" }] } } });
  });

  test("deleted is gone, unless one asks for deleted ones", async () => {
    const id = await make();
    expect(await codeOf(send("DELETE", `logged-models/${id}`))).toBe("200");
    expect(await codeOf(get(id))).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await codeOf(client.get(`logged-models/${id}`, { allow_deleted: "true" }))).toBe("200");
    expect(await codeOf(send("DELETE", `logged-models/${id}`))).toBe("404 RESOURCE_DOES_NOT_EXIST");
  });

  test.each(["m-x", "x", modelIdText(newId()), "m-%zz", "m-%00"])(
    "that nobody logged (%s) is not found",
    async (id) => {
      expect((await get(id)).status).toBeGreaterThanOrEqual(400);
      expect((await get(id)).status).toBeLessThan(500);
    },
  );
});

describe("searching logged models", () => {
  const found = async (fields: Fields): Promise<{ names: string; token: unknown }> => {
    const reply = await client.post("logged-models/search", fields);
    const models: unknown = reply.json["models"] ?? [];
    const names = Array.isArray(models)
      ? models.map((one) => String(Reflect.get(Object(one).info, "name")))
      : [`${reply.status}`];
    return { names: names.join(""), token: reply.json["next_page_token"] };
  };

  test("finds by attribute, parameter, tag and metric, in an order, page by page", async () => {
    const { json } = await client.post("experiments/create", { name: `search-${newId()}` });
    const experiment_id = json["experiment_id"];
    const of = await run();
    const ids = new Map<string, string>();
    for (const [at, name] of ["a", "b", "c", "d"].entries()) {
      const params = [{ key: "depth", value: String(at) }];
      ids.set(name, await make({ experiment_id, name, params, tags: [{ key: "t", value: name }] }));
    }
    const id = (name: string) => ids.get(name) ?? "";
    await measure(id("a"), "loss", { run: of, value: 0.3, data: "train" });
    await measure(id("b"), "loss", { run: of, value: 0.1, data: "test" });
    await measure(id("c"), "loss", { run: of, value: Number.NaN });
    await send("PATCH", `logged-models/${id("a")}`, { status: "LOGGED_MODEL_READY" });
    const search = async (filter: string, more: Fields = {}) =>
      (await found({ experiment_ids: [experiment_id], filter, ...more })).names;
    expect(await search("name = 'a'")).toBe("a");
    expect(await search("status = 'READY'")).toBe("a");
    expect(await search("status != 'READY'", { order_by: [{ field_name: "name" }] })).toBe("bcd");
    expect(await search(`model_id = '${id("b")}'`)).toBe("b");
    expect(await search("params.depth = '2'")).toBe("c");
    expect(await search("tags.t IN ('a', 'd')", { order_by: [{ field_name: "name" }] })).toBe("ad");
    expect(await search("metrics.loss < 0.2")).toBe("b");
    expect(await search("metrics.loss < 1", { datasets: [{ dataset_name: "train" }] })).toBe("a");
    expect(await search("", { datasets: [{ dataset_name: "test" }] })).toBe("b");
    const byLoss = (ascending: boolean) => ({
      order_by: [{ field_name: "metrics.loss", ascending }],
    });
    expect(await search("", byLoss(true))).toBe("bacd");
    expect(await search("", byLoss(false))).toBe("abcd");
    const asked = { experiment_ids: [experiment_id], max_results: 3, ...byLoss(true) };
    const first = await found(asked);
    expect(first.names).toBe("bac");
    expect(await found({ ...asked, page_token: first.token })).toEqual({ names: "d" });
    const offset = Buffer.from('{"offset": 2}').toString("base64");
    expect((await found({ ...asked, page_token: offset })).names).toBe("cd");
  });

  test.each([
    { experiment_ids: [] },
    {},
    { filter: "nothing = 'x'" },
    { filter: "metrics.a = 'x'" },
    { order_by: [{ field_name: "nothing" }] },
    { order_by: [{ field_name: "params.a" }] },
    { order_by: ["name"] },
    { max_results: 51 },
    { datasets: [{ dataset_digest: "x" }] },
    { page_token: "x" },
  ])("%j is refused", async (fields) => {
    const asked =
      "experiment_ids" in fields || Object.keys(fields).length === 0
        ? fields
        : { experiment_ids: [experiment], ...fields };
    expect(await codeOf(client.post("logged-models/search", asked))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });
});
