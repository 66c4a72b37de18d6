import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithModel } from "~/server/api/testing/logged-model-fixtures";
import { outcome } from "~/server/api/testing/matrix";
import { registered, versioned } from "~/server/api/testing/registry-fixtures";
import { teamOf } from "~/server/api/testing/team-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;
let registry: Side["everyone"]["registry"];

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  ({ registry } = side.everyone);
});
afterAll(() => world.close());

const source = "s3://bucket/model";
const codeOf = async (asked: Promise<unknown>) => (await outcome(asked)).code;

describe("who answers for a model", () => {
  test("a team, an owner and a deputy who is somebody else", async () => {
    const { name } = await registered(side);
    const { id: ownerTeamId, slug } = await teamOf(side);
    const { lead, engineer } = side.memberIds;
    await registry.updateModel({ name, ownerTeamId, ownerMemberId: lead, riskTier: "high" });
    await registry.updateModel({ name, deputyMemberId: engineer });
    expect(await registry.findModel({ name })).toMatchObject({
      ownerTeam: { slug },
      owner: { id: lead },
      deputy: { id: engineer },
      riskTier: "high",
    });
    expect(await codeOf(registry.updateModel({ name, deputyMemberId: lead }))).toBe("BAD_REQUEST");
    await registry.updateModel({ name, deputyMemberId: null, riskTier: null });
    expect(await registry.findModel({ name })).toMatchObject({ deputy: null, riskTier: null });
  });

  test("is asked for in lists", async () => {
    const fresh = await world.side("A");
    const { registry: own } = fresh.everyone;
    const [mine, theirs, prompt] = ["mine", "theirs", "prompt"];
    for (const name of [mine, theirs]) await own.createModel({ name });
    const tags = [{ key: "mlflow.prompt.is_prompt", value: "true" }];
    await own.createModel({ name: prompt, tags });
    const me = fresh.things.get("me") ?? "";
    await own.updateModel({ name: mine, ownerMemberId: me, riskTier: "low", useCase: "Scoring" });
    const names = async (asked: Parameters<typeof own.listModels>[0]) =>
      (await own.listModels(asked)).rows.map(({ name }) => name);
    expect(await names({ sort: "name", direction: "asc" })).toEqual([mine, theirs]);
    expect(await names({ owner: "me" })).toEqual([mine]);
    expect(await names({ owner: "nobody" })).toEqual([theirs]);
    expect(await names({ riskTier: "unknown" })).toEqual([theirs]);
    expect(await names({ search: "SCOR" })).toEqual([mine]);
    expect(await names({ search: "%" })).toEqual([]);
    await own.archiveModel({ name: mine, archived: true });
    expect([await names({}), await names({ view: "archived" })]).toEqual([[theirs], [mine]]);
    expect(await own.listModels({ search: "their" })).toMatchObject({ matching: 1, total: 1 });
    const first = await own.listModels({ limit: 1, view: "active" });
    expect(first.nextCursor).toBeNull();
    expect(await codeOf(own.listModels({ cursor: "x" }))).toBe("BAD_REQUEST");
  });
});

describe("what was deleted", () => {
  test("comes back with its versions and aliases for thirty days", async () => {
    const { name, version } = await versioned(side);
    const { keptUntil } = await registry.deleteModel({ name });
    expect(keptUntil.getTime() - Date.now()).toBeGreaterThan(29 * 86_400_000);
    expect(await codeOf(registry.findModel({ name }))).toBe("NOT_FOUND");
    await registry.restoreModel({ name });
    const found = await registry.findModel({ name });
    expect([found.versionCount, found.aliases]).toMatchObject([
      1,
      [{ alias: "champion", version }],
    ]);
  });

  test("does not come back over another one of its name, or after its time", async () => {
    const { name } = await registered(side);
    await registry.deleteModel({ name });
    await registry.createModel({ name });
    expect(await codeOf(registry.restoreModel({ name }))).toBe("CONFLICT");
    await registry.renameModel({ name, newName: `${name} two` });
    await world.owner`update registered_model set kept_until = now() - interval '1 second'
      where name = ${name} and deleted_at is not null`;
    expect(await codeOf(registry.restoreModel({ name }))).toBe("NOT_FOUND");
  });

  test("a version comes back without its aliases", async () => {
    const { name, version } = await versioned(side);
    await registry.deleteVersion({ name, version });
    await registry.restoreVersion({ name, version });
    expect(await registry.readVersion({ name, version })).toMatchObject({ aliases: [] });
    expect(await codeOf(registry.restoreVersion({ name, version }))).toBe("NOT_FOUND");
  });
});

describe("who was champion at a time", () => {
  test("is told for any moment, to the millisecond, with who set it and why", async () => {
    const { name } = await registered(side);
    for (let number = 1; number <= 2; number += 1) await registry.createVersion({ name, source });
    const at = async (moment: string, version: number | "none", reason = "") => {
      side.clock.stopped = new Date(moment);
      await registry.moveAlias({ name, alias: "champion", version, reason });
    };
    await at("2026-01-01T00:00:00.000Z", 1);
    await at("2026-02-01T00:00:00.000Z", 2, "Better on the test set");
    await at("2026-03-01T00:00:00.000Z", "none");
    side.clock.stopped = null;
    const champion = async (moment: string) =>
      (await registry.aliasHistory({ name, alias: "champion", at: new Date(moment) })).rows.map(
        ({ version }) => version,
      );
    expect(await champion("2025-12-31T23:59:59.999Z")).toEqual([]);
    expect(await champion("2026-01-01T00:00:00.000Z")).toEqual([1]);
    expect(await champion("2026-01-31T23:59:59.999Z")).toEqual([1]);
    expect(await champion("2026-02-01T00:00:00.000Z")).toEqual([2]);
    expect(await champion("2026-03-01T00:00:00.000Z")).toEqual([]);
    const { rows } = await registry.aliasHistory({ name });
    expect(rows.map(({ version, reason }) => [version, reason])).toEqual([
      [2, "Better on the test set"],
      [1, ""],
    ]);
  });

  test("cannot be rewritten, also not behind the application's back", async () => {
    const { name } = await versioned(side);
    const change = (set: string) =>
      world.owner.unsafe(
        `update alias_assignment a set ${set} from registered_model m where m.org_id = a.org_id and m.id = a.model_id and m.name = $1`,
        [name],
      );
    await expect(change("version = 1, alias = 'x'")).rejects.toThrow(/only be closed/);
    await expect(change("valid_from = valid_from - interval '1 day'")).rejects.toThrow(
      /only be closed/,
    );
    await change("valid_to = now()");
    await expect(change("valid_to = null")).rejects.toThrow(/only be closed/);
  });

  test("setting it to what it means already makes no new entry", async () => {
    const { name, version } = await versioned(side);
    await registry.moveAlias({ name, alias: "champion", version });
    expect((await registry.aliasHistory({ name })).rows).toHaveLength(1);
  });
});

describe("a version's page", () => {
  test("shows the run, its data and what is missing to build it again", async () => {
    const { name, version } = await versioned(side);
    const page = await registry.findVersion({ name, version });
    expect(page.run).toMatchObject({
      params: { depth: expect.any(String) },
      metrics: { loss: 0.5 },
    });
    expect(page.run?.datasets).toHaveLength(1);
    expect(page.loggedModel?.metrics).toMatchObject([
      { key: "loss", value: 0.5, datasetDigest: "d1" },
    ]);
    expect(page.aliases).toMatchObject([{ alias: "champion", setByName: expect.any(String) }]);
    expect(page.rebuild.missing.map(({ key }) => key)).toEqual([
      "clean_tree",
      "environment",
      "artifact_digest",
      "signature",
    ]);
    await registry.recordContents({
      name,
      version,
      artifactDigest: "a".repeat(64),
      signature: { inputs: "[]" },
      flavors: { python_function: { env: { conda: "conda.yaml" } } },
    });
    const { rebuild } = await registry.findVersion({ name, version });
    // What was said of files is not taken for them: its address leads here, and none is here.
    expect(rebuild.missing.map(({ key }) => key)).toEqual([
      "clean_tree",
      "environment",
      "files_intact",
    ]);
  });

  test("what a run logged of a model is taken over with it", async () => {
    const { runId } = await runWithModel(side);
    const history = JSON.stringify([
      { artifact_path: "model", signature: { inputs: "x" }, flavors: {} },
    ]);
    await world.owner`insert into run_tag select org_id, id, 'mlflow.log-model.history', ${history}, experiment_id
      from run where id = ${runId}::uuid`;
    const { name } = await registered(side);
    await registry.createVersion({ name, source: `runs:/${runId}/model` });
    const { signature } = await registry.findVersion({ name, version: 1 });
    expect(signature).toEqual({ inputs: "x" });
  });
});

describe("a frozen version", () => {
  test("keeps a digest that tells what it was, and takes no other contents", async () => {
    const [one, other] = [await versioned(side), await versioned(side)];
    const frozen = await registry.freezeVersion(one);
    expect(frozen).toMatchObject({
      contentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      frozenAt: expect.any(Date),
    });
    expect((await registry.freezeVersion(other)).contentDigest).not.toBe(frozen.contentDigest);
    const contents = { ...one, artifactDigest: "b".repeat(64) };
    expect(await codeOf(registry.recordContents(contents))).toBe("PRECONDITION_FAILED");
    expect(await codeOf(registry.updateVersion({ ...one, description: "x" }))).toBe(
      "PRECONDITION_FAILED",
    );
    expect(await codeOf(registry.freezeVersion(one))).toBe("PRECONDITION_FAILED");
    expect(await codeOf(registry.moveAlias({ ...one, alias: "challenger" }))).toBe("OK");
    expect(await codeOf(registry.setVersionTag({ ...one, key: "a", value: "b" }))).toBe("OK");
  });
});
