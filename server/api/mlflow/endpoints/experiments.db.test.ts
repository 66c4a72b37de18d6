import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, codeOf, openClient } from "../testing/client";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

const made = async (name: string): Promise<string> =>
  String((await client.post("experiments/create", { name })).json["experiment_id"]);
describe("an experiment", () => {
  test("has the next number, its name, its tags and a place for artifacts", async () => {
    const tags = [{ key: "team", value: "fraud" }];
    const { json } = await client.post("experiments/create", { name: "First", tags });
    const id = String(json["experiment_id"]);
    expect(Number(id)).toBeGreaterThan(0);
    const found = await client.get("experiments/get", { experiment_id: id });
    expect(found.json["experiment"]).toEqual({
      experiment_id: id,
      name: "First",
      artifact_location: `mlflow-artifacts:/${id}`,
      lifecycle_stage: "active",
      creation_time: expect.any(Number),
      last_update_time: expect.any(Number),
      tags,
    });
    const named = await client.get("experiments/get-by-name", { experiment_name: "First" });
    expect(named.json).toEqual(found.json);
  });

  test("cannot keep its files under an address that names a run", async () => {
    const asked = { name: "Inside", artifact_location: "runs:/a/files" };
    const { status, json } = await client.post("experiments/create", asked);
    expect([status, json["error_code"]]).toEqual([400, "INVALID_PARAMETER_VALUE"]);
    expect(json["message"]).toContain("cannot be a runs:/ URI");
    expect(await codeOf(client.post("experiments/create", { name: "Inside" }))).toBe("200");
  });

  test("that nobody made is not found, by number and by name", async () => {
    expect(await codeOf(client.get("experiments/get", { experiment_id: "999" }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await codeOf(client.get("experiments/get-by-name", { experiment_name: "No" }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
  });

  test("has a name of its own, also while it is deleted", async () => {
    const id = await made("Taken");
    const again = () => codeOf(client.post("experiments/create", { name: "Taken" }));
    expect(await again()).toBe("400 RESOURCE_ALREADY_EXISTS");
    await client.post("experiments/delete", { experiment_id: id });
    expect(await again()).toBe("400 RESOURCE_ALREADY_EXISTS");
    const other = await made("Free");
    const body = { experiment_id: other, new_name: "Taken" };
    expect(await codeOf(client.post("experiments/update", body))).toBe(
      "400 RESOURCE_ALREADY_EXISTS",
    );
  });

  test("asked for twenty times at once is made once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(client.post("experiments/create", { name: "Race" }))),
    );
    expect(answers.filter((answer) => answer === "200")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["200", "400 RESOURCE_ALREADY_EXISTS"]));
  });

  test("is renamed, tagged and untagged; what is not there cannot be removed", async () => {
    const experiment_id = await made("Before");
    await client.post("experiments/update", { experiment_id, new_name: "After" });
    const tag = { experiment_id, key: "note", value: "x" };
    expect(await codeOf(client.post("experiments/set-experiment-tag", tag))).toBe("200");
    const found = await client.get("experiments/get", { experiment_id });
    expect(found.json).toMatchObject({
      experiment: { name: "After", tags: [{ key: "note", value: "x" }] },
    });
    const remove = () => codeOf(client.post("experiments/delete-experiment-tag", tag));
    expect([await remove(), await remove()]).toEqual(["200", "404 RESOURCE_DOES_NOT_EXIST"]);
  });

  test("deleted keeps everything, takes nothing and comes back", async () => {
    const experiment_id = await made("Aside");
    await client.post("experiments/delete", { experiment_id });
    const found = await client.get("experiments/get", { experiment_id });
    expect(found.json).toMatchObject({ experiment: { lifecycle_stage: "deleted" } });
    const tag = { experiment_id, key: "note", value: "x" };
    const refused = await client.post("experiments/set-experiment-tag", tag);
    expect(refused.json["message"]).toContain("must be in the 'active' state");
    expect(await codeOf(client.post("experiments/delete", { experiment_id }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await codeOf(client.post("experiments/restore", { experiment_id }))).toBe("200");
    expect(await codeOf(client.post("experiments/set-experiment-tag", tag))).toBe("200");
  });

  test("Default is there from the start and stays", async () => {
    const found = await client.get("experiments/get", { experiment_id: "0" });
    expect(found.json).toMatchObject({ experiment: { name: "Default" } });
    expect(await codeOf(client.post("experiments/delete", { experiment_id: "0" }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });
});
