import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcome } from "~/server/api/testing/matrix";
import { vouchForOrg } from "~/server/core/context";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { datasetKind } from "./kinds/datasets";
import { featureKind } from "./kinds/features";

let world: World;
let side: Side;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  const { registry, tracking, identity } = side.everyone;
  for (const name of ["card-fraud", "fraud", "Fraud scoring 100%", "prompt fraud"])
    await registry.createModel({ name });
  await registry.setModelTag({
    name: "prompt fraud",
    key: "mlflow.prompt.is_prompt",
    value: "true",
  });
  for (let version = 1; version <= 3; version += 1)
    await registry.createVersion({ name: "fraud", source: "s3://x/y" });
  await registry.moveAlias({ name: "fraud", alias: "champion", version: 2 });
  const { experimentId } = await tracking.createExperiment({ name: "Detecting fraud" });
  for (const name of ["Fraud baseline", "fraud-2", "other"])
    await tracking.createRun({ experimentId, name, startedMs: 1 });
  await identity.createTeam({ name: "Fraud desk", purpose: "" });
  const { datasets, features } = side.everyone;
  for (const name of ["fraud labels", "payments with fraud", "put aside fraud"])
    await datasets.createDataset({ name, source: "s3://lake/labels" });
  await datasets.createDataset({ name: "disputes" });
  await datasets.renameDataset({ name: "disputes", newName: "chargebacks" });
  await datasets.deleteDataset({ name: "put aside fraud" });
  await features.defineFeature({ name: "fraud_rate_30d", entity: "shop" });
  await features.defineFeature({ name: "amount", description: "Of one payment, fraud or not." });
});
afterAll(() => world.close());

const found = async (text: string, more: object = {}) => {
  const { kinds } = await side.everyone.search.findAnything({ text, ...more });
  return Object.fromEntries(kinds.map(({ key, rows }) => [key, rows.map(({ title }) => title)]));
};

describe("one search for everything", () => {
  test("finds each kind, what begins with the text before what only contains it", async () =>
    expect(await found("FRAUD")).toEqual({
      models: ["fraud", "Fraud scoring 100%", "card-fraud"],
      versions: ["fraud version 1", "fraud version 2", "fraud version 3"],
      datasets: ["fraud labels", "payments with fraud"],
      features: ["fraud_rate_30d", "amount"],
      experiments: ["Detecting fraud"],
      runs: ["Fraud baseline", "fraud-2"],
      teams: ["Fraud desk"],
    }));

  test("leads to each", async () => {
    const { kinds } = await side.everyone.search.findAnything({ text: "fraud s" });
    expect(kinds.flatMap(({ rows }) => rows.map(({ path }) => path))).toEqual([
      "/models/Fraud%20scoring%20100%25",
    ]);
    const versions = await side.everyone.search.findAnything({ text: "fraud 3" });
    expect(versions.kinds[1]?.rows).toEqual([
      { title: "fraud version 3", detail: "", path: "/models/fraud/versions/3" },
    ]);
  });

  test("finds a version by its alias, a run by the beginning of its id", async () => {
    expect((await found("champ"))["versions"]).toEqual(["fraud version 2"]);
    const { kinds } = await side.everyone.search.findAnything({ text: "fraud-2" });
    const path = kinds.find(({ key }) => key === "runs")?.rows[0]?.path ?? "";
    const runId = path.slice(path.lastIndexOf("/") + 1);
    expect((await found(runId))["runs"]).toEqual(["fraud-2"]);
    expect((await found(runId.slice(0, 31)))["runs"]).toEqual(["fraud-2"]);
  });

  test("finds data by its source and by a name that it had, a feature by what it is about", async () => {
    expect((await found("lake"))["datasets"]).toEqual(["fraud labels", "payments with fraud"]);
    const { kinds } = await side.everyone.search.findAnything({ text: "DISPUTE" });
    expect(kinds.find(({ key }) => key === "datasets")?.rows).toEqual([
      { title: "chargebacks", detail: "once called disputes", path: "/datasets/chargebacks" },
    ]);
    const shops = await side.everyone.search.findAnything({ text: "shop", kind: "features" });
    expect(shops.kinds[0]?.rows).toEqual([
      { title: "fraud_rate_30d", detail: "shop", path: "/features/fraud_rate_30d" },
    ]);
  });

  test.each(["%", "_", String.raw`\\`, "100%"])("%s means itself", async (text) =>
    expect((await found(text))["models"]).toEqual(
      text === "%" || text === "100%" ? ["Fraud scoring 100%"] : [],
    ),
  );

  test("pages through a kind without losing or repeating any", async () => {
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const { kinds } = await side.everyone.search.findAnything({
        text: "fraud",
        kind: "models",
        limit: 1,
        cursor,
      });
      titles.push(...(kinds[0]?.rows ?? []).map(({ title }) => title));
      expect(kinds[0]?.count).toBe(3);
      cursor = kinds[0]?.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(titles).toEqual(["fraud", "Fraud scoring 100%", "card-fraud"]);
  });

  test("leaves out what the caller may not read, and what was put aside", async () => {
    const token = side.token(["organisation:read"]);
    const { kinds } = await token.search.findAnything({ text: "fraud" });
    expect(kinds.map(({ key }) => key)).toEqual(["teams"]);
    await side.everyone.registry.archiveModel({ name: "card-fraud", archived: true });
    expect((await found("card"))["models"]).toEqual([]);
  });

  test("refuses what it cannot place", async () => {
    for (const asked of [
      () => side.everyone.search.findAnything({ text: "x", cursor: "nonsense", kind: "models" }),
      () => side.everyone.search.findAnything({ text: "x", cursor: "W10" }),
      () => side.everyone.search.findAnything({ text: "x\u0000" }),
      () => side.everyone.search.findAnything({ text: " " }),
    ])
      expect((await outcome(asked())).code).toBe("BAD_REQUEST");
  });

  test("a run's name is found through the index, behind row-level security", async () => {
    await world.owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
      select ${side.orgId}, gen_random_uuid(), 0, 'bulk-' || n, 'ana', 'FINISHED', n, 'x:/' from generate_series(1, 20000) n`;
    await world.owner`analyze run`;
    const began = performance.now();
    const { kinds } = await side.everyone.search.findAnything({ text: "bulk-1999", kind: "runs" });
    const took = performance.now() - began;
    expect(kinds[0]?.count).toBe(11);
    expect(took).toBeLessThan(2000);
    const plan = await world.database.pool.read({ "app.org_id": side.orgId }, async (db) => {
      const rows = await db.execute<{ "QUERY PLAN": string }>(
        `explain select id from run where org_id = '${side.orgId}' and deleted_at is null
          and name_key >= 'bulk-1999' collate "C" and name_key < 'bulk-1999\u{10ffff}' collate "C" order by name_key limit 6`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toContain("run_by_name");
  });

  test("among another organisation's 20,000 of each, data and features are found by the key", async () => {
    const other = await world.side("B");
    await world.owner`insert into dataset (org_id, id, name, created_at, updated_at)
      select ${other.orgId}, gen_random_uuid(), 'bulk-' || n, now(), now() from generate_series(1, 20000) n`;
    await world.owner`insert into dataset_name select org_id, name, id, created_at from dataset where org_id = ${other.orgId}`;
    await world.owner`insert into feature (org_id, id, name, status, created_at, updated_at)
      select ${other.orgId}, gen_random_uuid(), 'bulk-' || n, 'certified', now(), now() from generate_series(1, 20000) n`;
    await world.owner`analyze dataset, dataset_name, feature`;
    for (const kind of [datasetKind, featureKind]) {
      const asked = new PgDialect().sqlToQuery(
        sql`explain ${kind.statement({ orgId: vouchForOrg(side.orgId) }, "fraud")}`,
      );
      // As a superuser, whom no policy narrows: the statement's own predicate has to lead to the key.
      const rows = await world.owner.unsafe<{ "QUERY PLAN": string }[]>(
        asked.sql,
        asked.params.map(String),
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect([kind.key, plan]).toEqual([kind.key, expect.not.stringContaining("Seq Scan")]);
      expect(plan).toContain("Index Cond: (org_id");
      const began = performance.now();
      const { kinds } = await other.everyone.search.findAnything({
        text: "k-1999",
        kind: kind.key,
      });
      const took = performance.now() - began;
      expect(kinds[0]?.count).toBe(11);
      expect(took).toBeLessThan(2000);
    }
  });
});
