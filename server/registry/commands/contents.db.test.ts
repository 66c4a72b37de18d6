import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithModel } from "~/server/api/testing/logged-model-fixtures";
import { outcome } from "~/server/api/testing/matrix";
import { registered, versioned, withFile } from "~/server/api/testing/registry-fixtures";
import { mlmodel, storeFile } from "~/server/api/testing/stored-file";
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

/** A version of a logged model with these files. */
async function ofFiles(files: Readonly<Record<string, string>>) {
  const { name } = await registered(side);
  const { modelId } = await runWithModel(side);
  for (const [path, text] of Object.entries(files)) await storeFile(side, modelId, { path, text });
  const { version } = await registry.createVersion({ name, source: `models:/${modelId}` });
  return { name, version, modelId };
}

const missingOf = async (place: { name: string; version: number }) =>
  (await registry.findVersion(place)).rebuild.missing.map(({ key }) => key);

describe("what a version consists of is read from its files", () => {
  test("when it is registered: digest, size, signature, flavors and the list of packages", async () => {
    const place = await withFile(side);
    const found = await registry.findVersion(place);
    expect(found).toMatchObject({
      artifactBytes: mlmodel.length + "dependencies: []\n".length,
      flavors: { python_function: { env: { conda: "conda.yaml" } } },
      signature: { inputs: expect.stringContaining("distance") },
      files: { files: 2, damaged: 0, digest: found.artifactDigest },
      filesChanged: false,
    });
    expect(found.artifactDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(await missingOf(place)).toEqual(["clean_tree"]);
  });

  test("equal files have equal digests, wherever they lie; another name or content has another", async () => {
    const digest = async (files: Readonly<Record<string, string>>) =>
      (await registry.readVersion(await ofFilesPlace(files))).artifactDigest;
    const one = await digest({ MLmodel: mlmodel, "code/a.py": "1" });
    expect(await digest({ "code/a.py": "1", MLmodel: mlmodel })).toBe(one);
    expect(await digest({ MLmodel: mlmodel, "code/b.py": "1" })).not.toBe(one);
    expect(await digest({ MLmodel: mlmodel, "code/a.py": "2" })).not.toBe(one);
  });

  test("a list of packages that is named and not there is missing", async () => {
    expect(await missingOf(await ofFilesPlace({ MLmodel: mlmodel }))).toContain("environment");
  });

  test("a file that cannot be read says nothing, and reading it again says why", async () => {
    const place = await ofFilesPlace({ MLmodel: "a: [".repeat(10) });
    expect(await registry.findVersion(place)).toMatchObject({ signature: null, flavors: null });
    expect((await registry.readContents(place)).unread).toContain("it is no YAML");
    const bare = await ofFilesPlace({ "model.pkl": "x" });
    expect((await registry.readContents(bare)).unread).toContain("no MLmodel file");
  });

  test("what lies elsewhere cannot be read here", async () => {
    const { name } = await registered(side);
    const { version } = await registry.createVersion({ name, source: "s3://bucket/model" });
    const refused = await outcome(registry.readContents({ name, version }));
    expect(refused.code).toBe("PRECONDITION_FAILED");
  });
});

const ofFilesPlace = async (files: Readonly<Record<string, string>>) => {
  const { name, version } = await ofFiles(files);
  return { name, version };
};

describe("files that change after registering", () => {
  test("are seen, hinder freezing, and can be read anew", async () => {
    const { modelId, ...place } = await ofFiles({ MLmodel: mlmodel, "conda.yaml": "a" });
    await storeFile(side, modelId, { path: "conda.yaml", text: "b" });
    expect(await registry.findVersion(place)).toMatchObject({ filesChanged: true });
    expect(await missingOf(place)).toContain("files_intact");
    expect((await outcome(registry.freezeVersion(place))).code).toBe("PRECONDITION_FAILED");
    await registry.readContents(place);
    expect(await registry.findVersion(place)).toMatchObject({ filesChanged: false });
    await registry.freezeVersion(place);
  });

  test("after freezing the version still says what it was, and that they changed", async () => {
    const { modelId, ...place } = await ofFiles({ MLmodel: mlmodel, "conda.yaml": "a" });
    const { artifactDigest, contentDigest } = await registry.freezeVersion(place);
    await storeFile(side, modelId, { path: "conda.yaml", text: "b" });
    expect(await registry.findVersion(place)).toMatchObject({
      artifactDigest,
      contentDigest,
      filesChanged: true,
    });
    for (const refused of [
      () => registry.readContents(place),
      () => registry.freezeVersion(place),
      () => registry.updateVersion({ ...place, description: "new" }),
      () => registry.recordContents({ ...place, artifactBytes: 1 }),
    ])
      expect((await outcome(refused())).code).toBe("PRECONDITION_FAILED");
  });

  test("damage is seen and hinders freezing", async () => {
    const { modelId, ...place } = await ofFiles({ MLmodel: `${mlmodel}# own\n` });
    await world.owner`update blob set damaged_at = now() where org_id = ${side.orgId} and sha256 in (
      select sha256 from artifact where org_id = ${side.orgId} and replace(owner_id::text, '-', '') = ${modelId.slice(2)})`;
    expect(await missingOf(place)).toContain("files_intact");
    expect((await outcome(registry.freezeVersion(place))).code).toBe("PRECONDITION_FAILED");
  });
});

describe("several at once", () => {
  test("are deleted and come back together, with one entry each in the trail", async () => {
    const [one, other] = [await versioned(side), await versioned(side)];
    const names = [one.name, other.name];
    const count = async () =>
      (await side.everyone.audit.listEvents({ action: "registry.delete-models" })).matching;
    const before = await count();
    await registry.deleteModels({ names });
    expect(await count()).toBe(before + 1);
    expect((await outcome(registry.findModel({ name: one.name }))).code).toBe("NOT_FOUND");
    const { rows } = await registry.listModels({ view: "deleted" });
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    await registry.restoreModels({ names });
    expect((await registry.findModel({ name: other.name })).aliases).toHaveLength(1);
  });

  test("all or none: one that is not there leaves the others as they are", async () => {
    const { name } = await registered(side);
    const names = [name, "nobody has this name"];
    for (const refused of [
      () => registry.deleteModels({ names }),
      () => registry.archiveModels({ names, archived: true }),
      () => registry.restoreModels({ names: [name] }),
    ])
      expect((await outcome(refused())).code).toBe("NOT_FOUND");
    expect(await registry.findModel({ name })).toMatchObject({ archivedAt: null });
  });

  test("a tag is written on some and taken from others, and what it was undoes it", async () => {
    const [one, other] = [await registered(side), await registered(side)];
    const tagOf = async ({ name }: { name: string }) =>
      (await registry.findModel({ name })).tags["why"];
    const was = [await tagOf(one), await tagOf(other)];
    const models = [
      { name: one.name, value: "because" },
      { name: other.name, value: null },
    ];
    const { key, before } = await registry.tagModels({ key: "why", models });
    expect([await tagOf(one), await tagOf(other)]).toEqual(["because", undefined]);
    await registry.tagModels({ key, models: before });
    expect([await tagOf(one), await tagOf(other)]).toEqual(was);
  });
});

describe("the list of models", () => {
  test("is asked by stage, alias and a person's name", async () => {
    const fresh = await world.side("A");
    const { registry: own } = fresh.everyone;
    for (const name of ["a", "b"]) await own.createModel({ name });
    await own.createVersion({ name: "a", source: "s3://x/y" });
    await own.moveAlias({ name: "a", alias: "champion", version: 1 });
    await own.moveStage({ name: "a", version: 1, stage: "Staging" });
    await own.updateModel({ name: "b", ownerMemberId: fresh.memberIds.lead });
    const names = async (asked: Parameters<typeof own.listModels>[0]) =>
      (await own.listModels(asked)).rows.map(({ name }) => name);
    expect(await names({ alias: "champion" })).toEqual(["a"]);
    expect(await names({ stage: "Staging" })).toEqual(["a"]);
    expect(await names({ stage: "Production" })).toEqual([]);
    expect(await names({ person: "a-lead" })).toEqual(["b"]);
    await own.moveAlias({ name: "a", alias: "champion", version: "none" });
    expect(await names({ alias: "champion" })).toEqual([]);
  });
});
