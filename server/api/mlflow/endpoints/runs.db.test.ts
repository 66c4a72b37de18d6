import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
beforeAll(async () => {
  client = await openRunClient();
});
afterAll(() => client.close());

const tag = (key: string, value: string) => ({ key, value });
const update = (body: Readonly<Record<string, unknown>>) => client.post("runs/update", body);

describe("a run", () => {
  test("starts with an id of 32 digits, its name also as a tag, and a place for artifacts", async () => {
    const { json } = await client.post("runs/create", {
      experiment_id: "0",
      user_id: "ada",
      run_name: "first",
      start_time: 1234,
      tags: [tag("team", "fraud")],
    });
    const run_id = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(json["run"]).toMatchObject({
      info: {
        run_id,
        run_uuid: run_id,
        run_name: "first",
        user_id: "ada",
        experiment_id: "0",
        status: "RUNNING",
        start_time: 1234,
        lifecycle_stage: "active",
        artifact_uri: expect.stringMatching(/^mlflow-artifacts:\/0\/[0-9a-f]{32}\/artifacts$/),
      },
      data: { tags: [tag("mlflow.runName", "first"), tag("team", "fraud")] },
    });
  });

  test("without a name gets one, and takes the one of its tag", async () => {
    const unnamed = await client.part(await client.start(), "info");
    expect(unnamed["run_name"]).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    const tags = [tag("mlflow.runName", "by tag")];
    expect(await client.part(await client.start({ tags }), "info")).toMatchObject({
      run_name: "by tag",
    });
    const both = client.post("runs/create", { experiment_id: "0", run_name: "a", tags });
    expect(await codeOf(both)).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("does not start in an experiment that is deleted or was never there", async () => {
    const create = (experiment_id: unknown) =>
      codeOf(client.post("runs/create", { experiment_id: String(experiment_id) }));
    const { json } = await client.post("experiments/create", { name: "aside" });
    await client.post("experiments/delete", { experiment_id: json["experiment_id"] });
    expect(await create(json["experiment_id"])).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await create(4711)).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await create("abc")).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("is renamed both ways, and its tag follows", async () => {
    const run_id = await client.start({ run_name: "before" });
    await update({ run_id, run_name: "after" });
    expect(await client.part(run_id, "data")).toMatchObject({
      tags: [tag("mlflow.runName", "after")],
    });
    await client.post("runs/set-tag", { run_id, key: "mlflow.runName", value: "by tag" });
    expect(await client.part(run_id, "info")).toMatchObject({ run_name: "by tag" });
    const tags = [tag("mlflow.runName", "by batch")];
    await client.post("runs/log-batch", { run_id, tags });
    expect(await client.part(run_id, "info")).toMatchObject({ run_name: "by batch" });
  });

  test("ends with a status and a seal over what was logged; more breaks the seal, the same again does not", async () => {
    const run_id = await client.start();
    const metric = { run_id, key: "loss", value: 0.5, timestamp: 1, step: 1 };
    await client.post("runs/log-metric", metric);
    const ended = await update({ run_id, status: "FINISHED", end_time: 5000 });
    expect(ended.json["run_info"]).toMatchObject({ status: "FINISHED", end_time: 5000 });
    const seal = async () => {
      const [run] = await client.world.owner<{ sealed_digest: string | null }[]>`
        select sealed_digest from run where org_id = ${client.side.orgId} and replace(id::text, '-', '') = ${run_id}`;
      return run?.sealed_digest;
    };
    const first = await seal();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    await client.post("runs/log-metric", metric);
    await client.post("runs/set-tag", { run_id, key: "note", value: "x" });
    expect(await seal()).toBe(first);
    await client.post("runs/log-metric", { ...metric, step: 2 });
    expect(await seal()).toBeNull();
    await update({ run_id, status: "FINISHED" });
    expect(await seal()).not.toBe(first);
  });

  test("deleted is shown, takes nothing, and comes back", async () => {
    const run_id = await client.start();
    expect(await codeOf(client.post("runs/delete", { run_id }))).toBe("200");
    expect(await client.part(run_id, "info")).toMatchObject({ lifecycle_stage: "deleted" });
    const metric = { run_id, key: "loss", value: 1, timestamp: 1 };
    const refused = await client.post("runs/log-metric", metric);
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.json["message"]).toContain("must be in the 'active' state");
    for (const call of [
      update({ run_id, status: "FAILED" }),
      client.post("runs/delete-tag", { run_id, key: "mlflow.runName" }),
    ])
      expect(await codeOf(call)).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await codeOf(client.post("runs/restore", { run_id }))).toBe("200");
    expect(await codeOf(client.post("runs/log-metric", metric))).toBe("200");
  });

  test("of a deleted experiment is not restored by itself, and comes back with it", async () => {
    const { json } = await client.post("experiments/create", { name: "whole" });
    const { experiment_id } = json;
    const run_id = await client.start({ experiment_id });
    await client.post("experiments/delete", { experiment_id });
    expect(await codeOf(client.post("runs/restore", { run_id }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    await client.post("experiments/restore", { experiment_id });
    expect(await client.part(run_id, "info")).toMatchObject({ lifecycle_stage: "active" });
  });

  test("that nobody started is not found, whatever it is called", async () => {
    for (const run_id of ["0".repeat(32), "x", "../..", "%", "a".repeat(256)]) {
      expect(await codeOf(client.get("runs/get", { run_id }))).toBe("404 RESOURCE_DOES_NOT_EXIST");
      const body = { run_id, key: "a", value: 1, timestamp: 1 };
      expect(await codeOf(client.post("runs/log-metric", body))).toBe(
        "404 RESOURCE_DOES_NOT_EXIST",
      );
    }
    expect(await codeOf(client.get("runs/get", {}))).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("takes no status that does not exist", async () => {
    const run_id = await client.start();
    expect(await codeOf(update({ run_id, status: "DONE" }))).toBe("400 INVALID_PARAMETER_VALUE");
  });
});
