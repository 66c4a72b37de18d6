import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
beforeAll(async () => {
  client = await openRunClient();
});
afterAll(() => client.close());

type Row = Readonly<Record<string, unknown>>;
const bad = "400 INVALID_PARAMETER_VALUE";

describe("what a run read and wrote", () => {
  const input = (more: Row = {}) => ({
    tags: [{ key: "mlflow.data.context", value: "training" }],
    dataset: {
      name: "d",
      digest: "1",
      source_type: "http",
      source: "{}",
      schema: "{}",
      profile: "{}",
      ...more,
    },
  });

  test("data is kept once, however often it is said, and found again by name", async () => {
    const run_id = await client.start();
    const say = () => client.post("runs/log-inputs", { run_id, datasets: [input(), input()] });
    expect([await codeOf(say()), await codeOf(say())]).toEqual(["200", "200"]);
    expect(await client.part(run_id, "inputs")).toEqual({ dataset_inputs: [input()] });
    const found = await client.post("experiments/search-datasets", { experiment_ids: ["0"] });
    expect(found.json).toEqual({
      dataset_summaries: [{ experiment_id: "0", name: "d", digest: "1", context: "training" }],
    });
  });

  test("data without a name, or with a longer digest than there is room for, is refused", async () => {
    const run_id = await client.start();
    for (const wrong of [
      { name: undefined },
      { digest: "x".repeat(37) },
      { name: "a\u0000" },
      { name: "x".repeat(501) },
    ])
      expect(
        await codeOf(client.post("runs/log-inputs", { run_id, datasets: [input(wrong)] })),
      ).toBe(bad);
  });

  test("a model of an older client is added to the run's own list", async () => {
    const run_id = await client.start();
    const model = {
      run_id,
      artifact_path: "model",
      utc_time_created: "now",
      flavors: { sklearn: { config: 1, v: 2 } },
      signature: {},
    };
    const log = (json: unknown) =>
      client.post("runs/log-model", { run_id, model_json: JSON.stringify(json) });
    await log(model);
    await log({ ...model, artifact_path: "second" });
    const { tags } = await client.part(run_id, "data");
    const [tag] = Array.isArray(tags) ? tags : [];
    expect(tag).toMatchObject({ key: "mlflow.log-model.history" });
    expect(JSON.parse(String(Reflect.get(Object(tag), "value")))).toEqual([
      { run_id, artifact_path: "model", utc_time_created: "now", flavors: { sklearn: { v: 2 } } },
      { run_id, artifact_path: "second", utc_time_created: "now", flavors: { sklearn: { v: 2 } } },
    ]);
    expect(await codeOf(log({ run_id }))).toBe(bad);
    expect(await codeOf(client.post("runs/log-model", { run_id, model_json: "{" }))).toBe(bad);
  });
});
