import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, openClient } from "./testing/client";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

const create = "/api/2.0/mlflow/experiments/create";

describe("who may", () => {
  test("nobody without a token, in the words of the protocol", async () => {
    const answer = await client.send("experiments/get", { headers: { authorization: "" } });
    expect([answer.status, answer.json["error_code"]]).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("a token as bearer, and as the password of any user", async () => {
    const token = await client.tokenOf(client.side, ["tracking:read"]);
    for (const authorization of [
      `Bearer ${token}`,
      `Basic ${Buffer.from(`anybody:${token}`).toString("base64")}`,
    ]) {
      const query = "experiments/get?experiment_id=0";
      expect((await client.send(query, { headers: { authorization } })).status).toBe(200);
    }
    const wrong = `Basic ${Buffer.from(`${token}:wrong`).toString("base64")}`;
    const query = "experiments/get?experiment_id=0";
    expect((await client.send(query, { headers: { authorization: wrong } })).status).toBe(401);
  });

  test("a token that only reads is refused a write, and told what it lacks", async () => {
    const authorization = `Bearer ${await client.tokenOf(client.side, ["tracking:read"])}`;
    const refused = await client.send(create, {
      method: "POST",
      headers: { authorization },
      body: '{"name":"Mine"}',
    });
    expect([refused.status, refused.json["error_code"]]).toEqual([403, "PERMISSION_DENIED"]);
    expect(refused.json["message"]).toContain("tracking:write");
  });

  test("to a token of another organisation nothing of this one exists", async () => {
    const made = await client.post("experiments/create", { name: "CANARY-A alone" });
    const authorization = `Bearer ${await client.tokenOf(await client.world.side("B"))}`;
    const query = `experiments/get?experiment_id=${String(made.json["experiment_id"])}`;
    const answer = await client.send(query, { headers: { authorization } });
    expect([answer.status, answer.json["error_code"]]).toEqual([404, "RESOURCE_DOES_NOT_EXIST"]);
    expect(JSON.stringify(answer.json)).not.toContain("CANARY");
  });
});

describe("where it answers", () => {
  test.each([
    "/api/2.0/mlflow/experiments/get",
    "/ajax-api/2.0/mlflow/experiments/get",
    "/mlflow/api/2.0/mlflow/experiments/get",
    "/mlflow/team-7/api/2.0/mlflow/experiments/get",
  ])("%s", async (path) => {
    const { status, json } = await client.get(path, { experiment_id: "0" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ experiment: { experiment_id: "0", name: "Default" } });
  });

  test.each(["traces", "runs/nothing", "experiments/get/more"])(
    "an unknown call %s is not found, in JSON",
    async (path) => {
      const answer = await client.front.ask(`/api/2.0/mlflow/${path}`);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body)).toMatchObject({ error_code: "ENDPOINT_NOT_FOUND" });
    },
  );

  test("a call by another method is not found, so that clients try theirs", async () => {
    const { status, json } = await client.get("experiments/create", { name: "x" });
    expect([status, json["error_code"]]).toEqual([404, "ENDPOINT_NOT_FOUND"]);
  });
});

describe("bodies", () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    client.send(create, { method: "POST", body, headers });

  test.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a word", '"x"'],
    ["nested 10,000 deep", "[".repeat(10_000)],
    ["of two megabytes", JSON.stringify({ name: "x".repeat(2_000_000) })],
    ["gzip that is none", "x"],
  ])("%s is refused with an error code and changes nothing", async (what, body) => {
    const headers: Record<string, string> = what.startsWith("gzip")
      ? { "content-encoding": "gzip" }
      : {};
    const { status, json } = await send(body, headers);
    expect(status).toBe(400);
    expect(json["error_code"]).toBe(
      what === "of two megabytes" ? "INVALID_PARAMETER_VALUE" : "BAD_REQUEST",
    );
  });

  test("missing and wrong fields are named with their place", async () => {
    expect(await client.post("experiments/create", {})).toMatchObject({
      status: 400,
      json: {
        error_code: "INVALID_PARAMETER_VALUE",
        message: expect.stringContaining("Missing value for required parameter 'name'"),
      },
    });
    const wrong = await client.post("experiments/create", { name: "x", tags: [{ value: "1" }] });
    expect(wrong.json["message"]).toContain("Missing value for required parameter 'tags[0].key'");
    const number = await client.post("experiments/create", { name: 5 });
    expect(number.json["message"]).toContain("Invalid value 5 for parameter 'name' supplied");
  });

  test("unknown fields are ignored, as newer clients send them", async () => {
    const made = await client.post("experiments/create", { name: "Newer", colour: "red" });
    expect(made.status).toBe(200);
  });

  test("a gzipped body is read, and one that unpacks to too much is not", async () => {
    const packed = (value: unknown) => gzipSync(JSON.stringify(value));
    const answer = (body: Buffer) =>
      fetch(`http://127.0.0.1:${client.front.port}${create}`, {
        method: "POST",
        body: new Uint8Array(body),
        headers: { "content-encoding": "gzip", authorization: authorization },
      });
    const authorization = `Bearer ${await client.tokenOf(client.side)}`;
    expect((await answer(packed({ name: "Packed" }))).status).toBe(200);
    expect((await answer(packed({ name: "x".repeat(50_000_000) }))).status).toBe(400);
  });
});
