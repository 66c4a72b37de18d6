import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database, provideDatabase } from "~/db/client";
import type { LeasePool } from "~/db/lease";
import { call } from "~/server/api/testing/fixture";
import { codeOf } from "../testing/client";
import { openRunClient, type RunClient } from "../testing/runs";

let client: RunClient;
let pool: LeasePool;
beforeAll(async () => {
  client = await openRunClient();
  pool = database();
});
afterEach(() => provideDatabase(pool));
afterAll(() => client.close());

type Row = Readonly<Record<string, unknown>>;

const logMetric = (run_id: string, step: number, more: Row = {}) =>
  client.post("runs/log-metric", {
    run_id,
    key: "m",
    value: step,
    timestamp: step,
    step,
    ...more,
  });
const setTag = (run_id: string, key: string, value: string) =>
  client.post("runs/set-tag", { run_id, key, value });
const logParam = (run_id: string, key: string, value: string) =>
  client.post("runs/log-parameter", { run_id, key, value });

/** Counts, and does something before a statement is sent and behind its commit. */
function watched({ before = async () => {}, behind = async () => {} }: Partial<Hooks>) {
  let statements = 0;
  let transactions = 0;
  provideDatabase({
    ...pool,
    statement: async (settings, query) => {
      statements += 1;
      await before();
      const rows = await pool.statement(settings, query);
      await behind();
      return rows;
    },
    transaction: (settings, work) => {
      transactions += 1;
      return pool.transaction(settings, work);
    },
  });
  return { statements: () => statements, transactions: () => transactions };
}

type Hooks = Readonly<Record<"before" | "behind", () => Promise<unknown>>>;

/** What arrives meanwhile forms a group. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 60));
const slowly = { before: pause };

test("many scripts that log at the same moment share a few commits, and each has its points", async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => client.start()));
  const seen = watched(slowly);
  const calls = runs.flatMap((run) => [1, 2, 3, 4].map((step) => logMetric(run, step)));
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
  expect(seen.statements()).toBeLessThan(8);
  expect(seen.transactions()).toBe(0);
  for (const run of runs) {
    expect(await client.history(run, "m")).toHaveLength(4);
    const { metrics } = await client.part(run, "data");
    expect(metrics).toEqual([{ key: "m", value: 4, timestamp: 4, step: 4 }]);
  }
});

test("an answer means that it is committed: while the commit is under way there is none", async () => {
  const run = await client.start();
  let committed = false;
  watched({ behind: () => pause().then(() => (committed = true)) });
  await logMetric(run, 1);
  expect(committed).toBe(true);
});

test("one that cannot be stored is told why, and the others of its group are stored", async () => {
  const [good, gone] = [await client.start(), await client.start()];
  await client.post("runs/delete", { run_id: gone });
  await logParam(good, "lr", "0.1");
  watched(slowly);
  const unknown = "0".repeat(32);
  const answers = await Promise.all([
    codeOf(logMetric(good, 1)),
    codeOf(logMetric(gone, 1)),
    codeOf(logMetric(unknown, 1)),
    codeOf(logMetric(good, 2)),
    codeOf(setTag(gone, "a", "b")),
    codeOf(setTag(good, "a", "b")),
    codeOf(logParam(good, "lr", "0.2")),
    codeOf(logParam(good, "lr", "0.1")),
    codeOf(logParam(good, "depth", "3")),
  ]);
  expect(answers).toEqual([
    "200",
    "400 INVALID_PARAMETER_VALUE",
    "404 RESOURCE_DOES_NOT_EXIST",
    "200",
    "400 INVALID_PARAMETER_VALUE",
    "200",
    "400 INVALID_PARAMETER_VALUE",
    "200",
    "200",
  ]);
  expect(await client.history(good, "m")).toHaveLength(2);
  const { params } = await client.part(good, "data");
  expect(params).toEqual([
    { key: "depth", value: "3" },
    { key: "lr", value: "0.1" },
  ]);
});

test("a group that fails as a whole is carried out one by one", async () => {
  const run = await client.start();
  const seen = watched({ before: () => Promise.reject(new Error("deadlock detected")) });
  const answers = await Promise.all([1, 2, 3].map((step) => codeOf(logMetric(run, step))));
  expect(answers).toEqual(["200", "200", "200"]);
  expect(seen.transactions()).toBe(3);
  provideDatabase(pool);
  expect(await client.history(run, "m")).toHaveLength(3);
});

test("of several that write at once the last tag counts, and the first parameter", async () => {
  const runId = await client.start();
  watched(slowly);
  // By itself, so that their order is certain: requests come over connections of their own.
  const say = (operation: string, key: string, value: string) =>
    call(client.side.everyone, operation, { runId, key, value });
  // The first of each is on its way alone; the others wait and form a group.
  const tags = ["1", "2", "3"].map((value) => say("tracking.setTag", "t", value));
  const params = ["a", "b", "a"].map((value) => say("tracking.logParam", "p", value));
  const settled = await Promise.allSettled([...tags, ...params]);
  expect(settled.map(({ status }) => status === "fulfilled")).toEqual([
    true,
    true,
    true,
    true,
    false,
    true,
  ]);
  const kept = await client.part(runId, "data");
  expect(kept["tags"]).toContainEqual({ key: "t", value: "3" });
  expect(kept["params"]).toEqual([{ key: "p", value: "a" }]);
});

test("a point that is not the latest is kept as well, and the same point twice is one", async () => {
  const run = await client.start();
  for (const step of [5, 3, 5, 3, 6]) await logMetric(run, step);
  await Promise.all([7, 7, 7].map((step) => logMetric(run, step)));
  expect(await client.history(run, "m")).toHaveLength(4);
  const { metrics } = await client.part(run, "data");
  expect(metrics).toEqual([{ key: "m", value: 7, timestamp: 7, step: 7 }]);
});

test("a run that had ended is not sealed any more once something is logged, and a name tag names it", async () => {
  const run = await client.start();
  await logMetric(run, 1);
  await client.post("runs/update", { run_id: run, status: "FINISHED", end_time: 5 });
  const sealed = async () =>
    Reflect.get(
      Object(await call(client.side.everyone, "tracking.findRun", { runId: run })),
      "sealedDigest",
    );
  expect(await sealed()).toMatch(/^[0-9a-f]{64}$/);
  await setTag(run, "note", "fine");
  expect(await sealed()).not.toBeNull();
  await logMetric(run, 2);
  expect(await sealed()).toBeNull();
  await setTag(run, "mlflow.runName", "renamed");
  expect(await client.part(run, "info")).toMatchObject({ run_name: "renamed" });
});

test("organisations never share a statement", async () => {
  const other = await client.world.side("B");
  const { runId } = Object(await call(other.everyone, "tracking.createRun", {}));
  const run = await client.start();
  const settings: string[] = [];
  provideDatabase({
    ...pool,
    statement: (given, query) => {
      settings.push(given["app.org_id"] ?? "");
      return pool.statement(given, query);
    },
  });
  const theirs = { key: "m", value: 1, timestamp: 1, step: 1 };
  await Promise.all([
    logMetric(run, 1),
    call(other.everyone, "tracking.logMetric", { runId, ...theirs }),
    logMetric(run, 2),
  ]);
  expect(new Set(settings)).toEqual(new Set([client.side.orgId, other.orgId]));
  provideDatabase(pool);
  expect(await codeOf(logMetric(String(runId), 9))).toBe("404 RESOURCE_DOES_NOT_EXIST");
});
