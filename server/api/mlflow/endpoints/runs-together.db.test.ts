import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database, provideDatabase } from "~/db/client";
import { type LeasePool, OutcomeUnknown } from "~/db/lease";
import { call } from "~/server/api/testing/fixture";
import { runIdOfText } from "~/server/tracking/rules/run-id";
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

const start = (more: Row = {}) => client.post("runs/create", { experiment_id: "0", ...more });
const end = (run_id: string, more: Row = {}) =>
  client.post("runs/update", { run_id, status: "FINISHED", end_time: 5, ...more });
const uuidOf = (runId: string): string => runIdOfText(runId) ?? "";
const pause = (ms = 60): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Counts transactions; each begins late, so that what arrives meanwhile forms a group. */
function slowly(fail: (nth: number) => Error | null = () => null): string[] {
  const seen: string[] = [];
  provideDatabase({
    ...pool,
    transaction: async (settings, work) => {
      const nth = seen.push(settings["app.org_id"] ?? "");
      await pause();
      const problem = fail(nth);
      const result = await pool.transaction(settings, work);
      if (problem !== null) throw problem;
      return result;
    },
  });
  return seen;
}

const trailOf = (runIds: readonly string[]) =>
  client.world.owner<{ action: string; outcome: string; detail: string }[]>`
    select action, outcome, detail from audit_event
    where org_id = ${client.side.orgId} and subject = any(${runIds.map((run) => `run:${run}`)}) order by id`;
const refusals = async (): Promise<number> => {
  const rows = await client.world.owner`select from audit_event
    where org_id = ${client.side.orgId} and outcome = 'refused'`;
  return rows.length;
};
const chain = () => call(client.side.everyone, "audit.verifyChain", {});
const sealOf = async (runId: string): Promise<unknown> =>
  Reflect.get(
    Object(await call(client.side.everyone, "tracking.findRun", { runId })),
    "sealedDigest",
  );

describe("scripts that begin and end runs at the same moment", () => {
  test("share a few commits; each run has what it was sent, and two entries in a trail that is whole", async () => {
    const old = await Promise.all(Array.from({ length: 6 }, () => client.start()));
    const seen = slowly();
    const names = Array.from({ length: 6 }, (_, at) => `run ${at}`);
    const tags = [{ key: "team", value: "ü, {fraud}" }];
    const [made] = await Promise.all([
      Promise.all(names.map((run_name) => client.start({ run_name, tags, start_time: 7 }))),
      Promise.all(old.map((run) => end(run))),
    ]);
    expect(seen.length).toBeLessThan(5);
    provideDatabase(pool);
    for (const [at, run] of made.entries()) {
      const { info, data } = await client.run(run);
      expect(info).toMatchObject({ run_name: names[at], start_time: 7, status: "RUNNING" });
      expect(info).toMatchObject({ artifact_uri: `mlflow-artifacts:/0/${run}/artifacts` });
      const named = { key: "mlflow.runName", value: names[at] };
      expect(data).toMatchObject({ tags: [named, ...tags] });
    }
    for (const run of old) {
      expect(await client.part(run, "info")).toMatchObject({ status: "FINISHED", end_time: 5 });
      expect(await trailOf([run])).toMatchObject([
        { action: "tracking.create-run", outcome: "done" },
        { action: "tracking.update-run", outcome: "done" },
      ]);
    }
    expect(await trailOf(made)).toHaveLength(6);
    expect(await chain()).toMatchObject({ intact: true });
  });

  test("hear by themselves what is wrong with theirs, and lose nothing of the others", async () => {
    const [good, gone, ended] = [await client.start(), await client.start(), await client.start()];
    await client.post("runs/delete", { run_id: gone });
    const before = await refusals();
    slowly();
    const contradiction = { run_name: "a", tags: [{ key: "mlflow.runName", value: "b" }] };
    const answers = await Promise.all([
      codeOf(start()),
      codeOf(start({ experiment_id: "987654" })),
      codeOf(start(contradiction)),
      codeOf(start()),
      codeOf(end(good)),
      codeOf(end(gone)),
      codeOf(end("0".repeat(32))),
      codeOf(end("no run is called so")),
      codeOf(end(ended)),
    ]);
    expect(answers).toEqual([
      "200",
      "404 RESOURCE_DOES_NOT_EXIST",
      "400 INVALID_PARAMETER_VALUE",
      "200",
      "200",
      "400 INVALID_PARAMETER_VALUE",
      "404 RESOURCE_DOES_NOT_EXIST",
      "404 RESOURCE_DOES_NOT_EXIST",
      "200",
    ]);
    provideDatabase(pool);
    expect(await refusals()).toBe(before + 5);
    expect(await sealOf(good)).toMatch(/^[0-9a-f]{64}$/);
    expect(await sealOf(ended)).toMatch(/^[0-9a-f]{64}$/);
    expect(await sealOf(gone)).toBeNull();
    expect(await chain()).toMatchObject({ intact: true });
  });

  test("are carried out one by one when the group fails as a whole", async () => {
    const runs = await Promise.all([client.start(), client.start()]);
    const failing = { ...pool };
    let transactions = 0;
    failing.transaction = (settings, work) => {
      transactions += 1;
      return transactions === 1
        ? pool.transaction(settings, async (db) => {
            await work(db);
            throw new Error("deadlock detected");
          })
        : pool.transaction(settings, work);
    };
    provideDatabase(failing);
    const answers = await Promise.all([...runs.map((run) => codeOf(end(run))), codeOf(start())]);
    expect(answers).toEqual(["200", "200", "200"]);
    expect(transactions).toBeGreaterThan(2);
    provideDatabase(pool);
    // What the group had written is not there twice.
    for (const run of runs) expect(await trailOf([run])).toHaveLength(2);
  });

  test("are told when nobody knows whether theirs was stored, and nothing is done twice", async () => {
    const count = async (): Promise<number> => {
      const rows = await client.world.owner`select from run where org_id = ${client.side.orgId}`;
      return rows.length;
    };
    const before = await count();
    const seen = slowly(() => new OutcomeUnknown(new Error("the connection was lost")));
    const answers = await Promise.all([1, 2, 3].map(() => start()));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(seen.length).toBeLessThan(4);
    expect(await count()).toBe(before + 3);
  });
});

describe("the same run", () => {
  test("ended by two at once is ended, with an entry for each", async () => {
    const run = await client.start();
    slowly();
    const first = start();
    await pause(20);
    const answers = await Promise.all([codeOf(end(run)), codeOf(end(run, { status: "FAILED" }))]);
    expect([(await first).status, ...answers]).toEqual([200, "200", "200"]);
    const entries = (await trailOf([run])).map(({ detail }) => JSON.parse(detail));
    // The second one has seen what the first one left.
    expect(entries[2].before.status).toBe(entries[1].after.status);
  });

  test("ended again when the answer was lost is as it was", async () => {
    const run = await client.start();
    const first = await end(run);
    const seal = await sealOf(run);
    expect(await end(run)).toEqual(first);
    expect(await sealOf(run)).toBe(seal);
  });

  test("held by somebody is waited for, and those who ended with it do not wait", async () => {
    const [held, free] = [await client.start(), await client.start()];
    let letGo = (): void => undefined;
    const until = new Promise<void>((go) => (letGo = go));
    const holding = pool.transaction({ "app.org_id": client.side.orgId }, async (db) => {
      await db.execute(sql`select from run where org_id = ${client.side.orgId}
        and id = ${uuidOf(held)} for no key update`);
      await until;
    });
    await pause();
    const seen = slowly();
    const first = start();
    await pause(20);
    let isOver = false;
    const waiting = codeOf(end(held)).finally(() => (isOver = true));
    expect(await codeOf(end(free))).toBe("200");
    expect(isOver).toBe(false);
    letGo();
    await holding;
    expect([(await first).status, await waiting]).toEqual([200, "200"]);
    // The one that began, the two that ended, and the one that was held once more.
    expect(seen).toHaveLength(3);
  });
});

test("organisations never share a commit, and nobody ends a run of another that has the same id", async () => {
  const other = await client.world.side("B");
  const run = await client.start();
  const { owner } = client.world;
  await owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${other.orgId}, ${uuidOf(run)}, 0, 'twin', 'b', 'RUNNING', 1, 'x:/')`;
  await owner`insert into run_param (org_id, run_id, experiment_id, key, value)
    values (${other.orgId}, ${uuidOf(run)}, 0, 'theirs', '1')`;
  await owner`insert into metric_point (org_id, run_id, key, step, logged_ms, value)
    select ${other.orgId}, ${uuidOf(run)}, 'm', n, n, n from generate_series(1, 20) as n`;
  await owner`update experiment set artifact_root = 'theirs:/' where org_id = ${other.orgId} and id = 0`;
  const [empty] = [await client.start()];
  await end(empty);
  const seen = slowly();
  const [mine, theirs] = await Promise.all([
    client.start(),
    call(other.everyone, "tracking.createRun", {}),
    end(run),
    call(other.everyone, "tracking.createRun", {}),
  ]);
  expect(new Set(seen)).toEqual(new Set([client.side.orgId, other.orgId]));
  provideDatabase(pool);
  // Nothing of the twin's is in the seal.
  expect(await sealOf(run)).toBe(await sealOf(empty));
  const [twin] = await owner`select status, sealed_digest from run
    where org_id = ${other.orgId} and id = ${uuidOf(run)}`;
  expect(twin).toEqual({ status: "RUNNING", sealed_digest: null });
  expect(await client.part(mine, "info")).toMatchObject({
    artifact_uri: `mlflow-artifacts:/0/${mine}/artifacts`,
  });
  expect(Reflect.get(Object(theirs), "artifactUri")).toMatch(/^theirs:\//);
  for (const side of [client.side, other])
    expect(await call(side.everyone, "audit.verifyChain", {})).toMatchObject({ intact: true });
});
