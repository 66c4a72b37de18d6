import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { workerProgram, type WorkerProgram } from "~/server/datasets/testing/worker-program";
import { openFront, type Front } from "~/server/http/testing/front";
import { datasetDoor } from "./door";

let world: World;
let side: Side;
let worker: WorkerProgram;
let front: Front;
let authorization: string;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  worker = await workerProgram();
  const folder = join(world.blobFolder, "incoming");
  front = await openFront({
    doors: [datasetDoor({ folder, program: worker.program })],
  });
  const made = await side.everyone.identity.createToken({
    name: "test",
    scopes: ["datasets:write", "datasets:read"],
    days: 1,
  });
  authorization = `Bearer ${made.token}`;
});
afterAll(async () => {
  await front.close();
  await worker.remove();
  await world.close();
});

const api = () => side.everyone.datasets;
let made = 0;
const unused = (): string => `uploaded ${(made += 1)}`;

async function upload(body: string, name = unused()) {
  const { uploadId } = await api().beginUpload({ name, fileName: "a.csv", bytes: body.length });
  const path = `/api/v1/dataset-uploads/${uploadId}/content`;
  const answer = await front.ask(path, { method: "PUT", body, headers: { authorization } });
  return { name, uploadId, answer, said: JSON.parse(answer.body) };
}

const waiting = () => readdir(join(world.blobFolder, "incoming")).catch(() => []);
const bytesKept = async () => (await side.everyone.artifacts.artifactStorage({})).usedBytes;

describe("an upload", () => {
  test("is looked at before it is a version, and becomes one when somebody accepts it", async () => {
    const { name, uploadId, answer, said } = await upload("id,city\n1,Ulm\n2,\n");
    expect([answer.status, said.state, said.rowsDone]).toEqual([200, "ready", 2]);
    expect(said.preview.columns).toMatchObject([{ name: "id", type: "integer" }, { name: "city" }]);
    await expect(api().findDataset({ name })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api().acceptUpload({ uploadId })).toEqual({ name, version: 1, isNew: true });
    const found = await api().findDataset({ name });
    expect(found).toMatchObject({ format: "csv", dataType: "tabular", latest: { rowCount: 2 } });
    const { columns, kept } = await api().findDatasetVersion({ name, version: 1 });
    expect([kept, columns[1]?.profile?.nulls]).toEqual([true, 1]);
    expect(await waiting()).toEqual([]);
  });

  test("of a changed file is the next version, and says what changed", async () => {
    const { name, uploadId } = await upload("id,city\n1,Ulm\n");
    await api().acceptUpload({ uploadId });
    const second = await upload("id\nx\n", name);
    await api().acceptUpload({ uploadId: second.uploadId });
    const { change, lines } = await api().compareVersions({ name, version: 2, since: 1 });
    expect([change, lines.length]).toEqual(["breaking", 2]);
  });

  test("of the same file again is the same version", async () => {
    const { name, uploadId } = await upload("a\nsame\n");
    await api().acceptUpload({ uploadId });
    const again = await upload("a\nsame\n", name);
    expect(await api().acceptUpload({ uploadId: again.uploadId })).toMatchObject({
      version: 1,
      isNew: false,
    });
  });

  test("that cannot be read says why, with the line, and nothing of it is kept", async () => {
    const before = await bytesKept();
    const { uploadId, answer, said, name } = await upload('a,b\n"1,2\n');
    expect([answer.status, said.detail]).toEqual([400, expect.stringContaining("line 2")]);
    expect(await api().findUpload({ uploadId })).toMatchObject({
      state: "failed",
      problem: said.detail,
    });
    await expect(api().acceptUpload({ uploadId })).rejects.toThrow("cannot be accepted");
    await expect(api().findDataset({ name })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect([await bytesKept(), await waiting()]).toEqual([before, []]);
  });

  test("that is refused becomes nothing, and its content can be freed", async () => {
    const { uploadId } = await upload("a\nrefused\n");
    await api().refuseUpload({ uploadId });
    await expect(api().acceptUpload({ uploadId })).rejects.toThrow("cannot be accepted");
    await world.owner`update blob set stored_at = now() - interval '1 day' where org_id = ${side.orgId}`;
    const freed = await side.everyone.artifacts.freeUnusedContent({});
    // What versions have stays.
    expect(freed.contents).toBe(1);
  });

  test("takes its bytes once, from those who may, and as many as there is room for", async () => {
    const { uploadId } = await upload("a\n1\n");
    const path = `/api/v1/dataset-uploads/${uploadId}/content`;
    const again = await front.ask(path, { method: "PUT", body: "a\n", headers: { authorization } });
    expect(again.status).toBe(412);
    const nobody = await front.ask(path, { method: "PUT", body: "a\n" });
    expect(nobody.status).toBe(401);
    const { usedBytes } = await side.everyone.artifacts.artifactStorage({});
    await side.everyone.artifacts.setArtifactAllowance({
      quotaBytes: usedBytes + 3,
      keepDeletedDays: 90,
    });
    await expect(
      api().beginUpload({ name: unused(), fileName: "a.csv", bytes: 100 }),
    ).rejects.toThrow("does not fit");
    const full = await api().beginUpload({ name: unused(), fileName: "a.csv" });
    const over = await front.ask(`/api/v1/dataset-uploads/${full.uploadId}/content`, {
      method: "PUT",
      body: "a\n1\n2\n3\n",
      headers: { authorization },
    });
    expect([over.status, await waiting()]).toEqual([412, []]);
  });
});
