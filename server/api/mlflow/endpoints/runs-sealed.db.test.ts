import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "~/server/api/testing/fixture";
import { runIdOfText } from "~/server/tracking/rules/run-id";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
beforeAll(async () => {
  client = await openRunClient();
});
afterAll(() => client.close());

type Row = Readonly<Record<string, unknown>>;

const uuidOf = (runId: string): string => runIdOfText(runId) ?? "";
const end = (run_id: string, more: Row = {}) =>
  client.post("runs/update", { run_id, status: "FINISHED", end_time: 5, ...more });
const sealOf = async (runId: string): Promise<unknown> =>
  Reflect.get(
    Object(await call(client.side.everyone, "tracking.findRun", { runId })),
    "sealedDigest",
  );

describe("what a run's end seals", () => {
  const logged = async (points: number): Promise<string> => {
    const run = await client.start();
    const metrics = Array.from({ length: points }, (_, step) => {
      return { key: "m", value: step / 3, timestamp: step, step };
    });
    const params = [{ key: "lr", value: "0.1" }];
    const dataset = { name: "d", digest: "1", source_type: "http", source: "{}" };
    await client.post("runs/log-batch", { run_id: run, metrics, params });
    await client.post("runs/log-inputs", { run_id: run, datasets: [{ dataset, tags: [] }] });
    return run;
  };
  const chunksOf = async (run: string): Promise<number> => {
    const rows = await client.world.owner`select from metric_chunk
      where org_id = ${client.side.orgId} and run_id = ${uuidOf(run)}`;
    return rows.length;
  };

  test.each([3, 15, 16])("is the same alone and with others: %i points", async (points) => {
    const [together, alone] = [await logged(points), await logged(points)];
    expect(await codeOf(end(together))).toBe("200");
    // A new name is more than an end, and is carried out by itself.
    expect(await codeOf(end(alone, { run_name: "another" }))).toBe("200");
    expect(await sealOf(together)).toBe(await sealOf(alone));
    expect(await sealOf(together)).toMatch(/^[0-9a-f]{64}$/);
    expect(await chunksOf(together)).toBe(points < 16 ? 0 : 1);
  });

  test("is gone when the run goes on", async () => {
    const run = await logged(1);
    await end(run);
    expect(await codeOf(client.post("runs/update", { run_id: run, status: "RUNNING" }))).toBe(
      "200",
    );
    expect(await sealOf(run)).toBeNull();
  });
});

test("a run that is made again under the same idempotency key is one run", async () => {
  const send = () =>
    client.send("runs/create", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "once" },
      body: JSON.stringify({ experiment_id: "0", run_name: "once" }),
    });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
});
