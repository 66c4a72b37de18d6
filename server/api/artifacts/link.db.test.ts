import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, openClient } from "~/server/api/mlflow/testing/client";
import { bareRun, hexOf } from "~/server/api/testing/artifact-owners";
import type { Ask } from "~/server/http/testing/front";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests that nobody else knows";

let client: Client;
let authorization: string;
beforeAll(async () => {
  client = await openClient();
  authorization = `Bearer ${await client.tokenOf(client.side)}`;
});
afterAll(() => client.close());

const put = (runId: string, path: string, body: string) => {
  const query = new URLSearchParams({ path }).toString();
  const headers = { authorization };
  return client.front.ask(`/api/v1/artifacts/run/${runId}/content?${query}`, {
    method: "PUT",
    body,
    headers,
  });
};

describe("a link stands for a token, for one file and a while", () => {
  const make = async (way: "upload" | "download", runId: string, more: object = {}) => {
    const fields = { run_id: runId.replaceAll("-", ""), path: "a/größe.txt", ...more };
    const { status, json } = await client.post(`artifacts/presigned-${way}-url`, fields);
    expect(status).toBe(200);
    return new URL(String(json["presigned_url"])).pathname;
  };
  const use = (path: string, more: Ask = {}) => client.front.ask(path, more);

  test("up and down, without any other right", async () => {
    const runId = await bareRun(client.side);
    const up = await make("upload", runId);
    expect((await use(up, { method: "PUT", body: "by link" })).status).toBe(200);
    const down = await make("download", runId);
    const got = await use(down);
    expect([got.status, got.body]).toEqual([200, "by link"]);
    expect((await use(up)).status).toBe(403);
    expect((await use(down, { method: "PUT", body: "x" })).status).toBe(403);
    expect((await use(`${down}x`)).status).toBe(403);
  });

  test("not for longer than was asked, and not after its maker's token is withdrawn", async () => {
    const runId = await bareRun(client.side);
    await put(runId, "a/größe.txt", "x");
    const short = await make("download", runId, { expiration: 1 });
    const long = await make("download", runId);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect([(await use(short)).status, (await use(long)).status]).toEqual([403, 200]);
    await client.world
      .owner`update api_token set revoked_at = now() where org_id = ${client.side.orgId}`;
    expect((await use(long)).status).toBe(403);
    await client.world
      .owner`update api_token set revoked_at = null where org_id = ${client.side.orgId}`;
    for (const expiration of [0, 604_801, "soon"]) {
      const fields = { run_id: runId.replaceAll("-", ""), path: "a", expiration };
      expect((await client.post("artifacts/presigned-upload-url", fields)).status).toBe(400);
    }
  });

  test("a client that wants one for a file's address gets one, and its size", async () => {
    const runId = await bareRun(client.side);
    await put(runId, "a.txt", "12345");
    const path = `/api/2.0/mlflow-artifacts/presigned/0/${hexOf(runId)}/artifacts/a.txt`;
    const { status, json } = await client.send(path, {});
    expect([status, json["file_size"]]).toEqual([200, 5]);
    const part = await use(new URL(String(json["url"])).pathname, {
      headers: { range: "bytes=1-2" },
    });
    expect([part.status, part.body]).toEqual([206, "23"]);
  });

  test("who asks for a run and a model, for neither, or for what is not there, is told so", async () => {
    const runId = hexOf(await bareRun(client.side));
    const ask = async (fields: Record<string, unknown>) => {
      const { status, json } = await client.post("artifacts/presigned-download-url", fields);
      return `${status} ${String(json["error_code"])}`;
    };
    expect(await ask({ path: "a" })).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await ask({ path: "a", run_id: runId, model_id: `m-${runId}` })).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    expect(await ask({ path: "../a", run_id: runId })).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await ask({ path: "a", run_id: runId })).toBe("404 RESOURCE_DOES_NOT_EXIST");
    expect(await ask({ path: "a", model_id: `m-${runId}` })).toBe("404 RESOURCE_DOES_NOT_EXIST");
  });
});
