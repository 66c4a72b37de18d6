import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openClient } from "./testing/client";
let client: Client;
beforeAll(async () => { client = await openClient(); });
afterAll(() => client.close());
test.each(["/tmp/mlf/v3/bin/python", "/tmp/mlf/v2/bin/python"])("%s", async (python) => {
  const token = await client.tokenOf(client.side);
  const { stdout, stderr } = await promisify(execFile)(python, [process.env["PYSCRIPT"] ?? "/tmp/blobs/client.py"], { env: { ...process.env, MLFLOW_TRACKING_URI: `http://127.0.0.1:${client.front.port}/mlflow`, MLFLOW_TRACKING_TOKEN: token, MLFLOW_DISABLE_TELEMETRY: "true" }, maxBuffer: 1e8 }).catch((e) => e);
  console.log(stdout, String(stderr).slice(-3000));
  console.log(client.front.lines.filter(({status}) => Number(status) >= 400).map(({ method, path, status }) => `${method} ${path} ${status}`).join("\n"));
  console.log(client.front.lines.filter(({msg}) => msg === "unexpected").map((line) => JSON.stringify(line)).join("\n").slice(0,3000));
  expect(stdout).toContain("DONE");
}, 280_000);
