import { access } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asLeader, type Login } from "~/db/lead";
import { openRunClient, type RunClient } from "~/server/api/mlflow/testing/runs";
import { keepHouse } from "./housekeeping";

let client: RunClient;
let login: Login;
beforeAll(async () => {
  client = await openRunClient();
  login = { url: client.world.database.ownerUrl, role: "cairn_app" };
});
afterAll(() => client.close());

const points = (count: number, from = 0, key = "m") =>
  Array.from({ length: count }, (_, at) => ({
    key,
    value: at,
    timestamp: from + at,
    step: from + at,
  }));
/** Few of a metric at a time, so that they are not packed as they come. */
async function log(run_id: string, metrics: unknown[]): Promise<void> {
  for (let at = 0; at < metrics.length; at += 40)
    await client.post("runs/log-batch", { run_id, metrics: metrics.slice(at, at + 40) });
}
const end = (run_id: string) =>
  client.post("runs/update", { run_id, status: "FINISHED", end_time: 5 });

/** Points of a run that lie by themselves, and packed ones. */
async function layOf(run: string): Promise<{ loose: number; packed: number }> {
  const [row] = await client.world.owner<{ loose: number; packed: number }[]>`
    select (select count(*)::int from metric_point where run_id = ${run}) as loose,
      (select coalesce(sum(points), 0)::int from metric_chunk where run_id = ${run}) as packed`;
  return row ?? { loose: 0, packed: 0 };
}

const done = async (action: string): Promise<number> => {
  const rows = await client.world.owner`
    select id from audit_event where action = ${action} and actor_kind = 'system' and outcome = 'done'`;
  return rows.length;
};

test("what was logged after a run ended, or to a run that never said so, is packed and reads the same", async () => {
  const [late, silent, active] = [
    await client.start(),
    await client.start({ start_time: Date.now() - 2 * 86_400_000 }),
    await client.start({ start_time: Date.now() }),
  ];
  await log(late, points(20));
  await end(late);
  await log(late, points(30, 20));
  await log(silent, points(40));
  await log(active, points(40));
  expect(await layOf(late)).toEqual({ loose: 30, packed: 20 });
  const before = await client.history(late, "m");
  expect(await keepHouse(login)).toBe(true);
  expect(await layOf(late)).toEqual({ loose: 0, packed: 50 });
  expect(await layOf(silent)).toEqual({ loose: 0, packed: 40 });
  expect(await layOf(active)).toEqual({ loose: 40, packed: 0 });
  expect(await client.history(late, "m")).toEqual(before);
});

test("a long series whose process was replaced before it looked is packed while the run goes on", async () => {
  const run = await client.start({ start_time: Date.now() });
  await log(run, points(900));
  await log(run, points(300, 900));
  await log(run, points(20, 0, "short"));
  expect(await layOf(run)).toEqual({ loose: 1220, packed: 0 });
  await keepHouse(login);
  expect(await layOf(run)).toEqual({ loose: 20, packed: 1200 });
});

test("files of what was deleted long ago go, with one entry in the trail; without any, none", async () => {
  const run = await client.start();
  const text = "a model of last year";
  const path = `/api/2.0/mlflow-artifacts/artifacts/0/${run}/artifacts/model.txt`;
  expect((await client.raw(path, { method: "PUT", body: text })).status).toBe(200);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const { blobFolder, owner } = client.world;
  const file = join(blobFolder, "blobs", client.side.orgId, sha256.slice(0, 2), sha256);
  await keepHouse(login);
  await access(file);
  expect(await done("artifacts.apply-retention")).toBe(0);
  expect(await done("artifacts.free-unused-content")).toBe(0);
  await client.post("runs/delete", { run_id: run });
  await owner`update run set deleted_at = now() - interval '91 days' where id = ${run}`;
  await owner`update blob set stored_at = now() - interval '2 hours' where sha256 = ${sha256}`;
  await keepHouse(login);
  await expect(access(file)).rejects.toThrow(/ENOENT/);
  expect(await done("artifacts.apply-retention")).toBe(1);
  expect(await done("artifacts.free-unused-content")).toBe(1);
  await keepHouse(login);
  expect(await done("artifacts.apply-retention")).toBe(1);
});

test("of several processes one keeps house; when it is gone, another one does", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((free) => (release = free));
  let leading: Promise<boolean> | undefined;
  await new Promise<void>((begun) => {
    leading = asLeader(login, () => {
      begun();
      return held;
    });
  });
  const run = await client.start();
  await log(run, points(20));
  await end(run);
  await log(run, points(20, 20));
  expect(await keepHouse(login)).toBe(false);
  expect(await layOf(run)).toEqual({ loose: 20, packed: 20 });
  release();
  expect(await leading).toBe(true);
  expect(await keepHouse(login)).toBe(true);
  expect(await layOf(run)).toEqual({ loose: 0, packed: 40 });
});

test("a process that is to end stops between two pieces of work", async () => {
  const run = await client.start();
  await log(run, points(20));
  await end(run);
  await log(run, points(20, 20));
  expect(await keepHouse(login, () => false)).toBe(true);
  expect(await layOf(run)).toEqual({ loose: 20, packed: 20 });
});
