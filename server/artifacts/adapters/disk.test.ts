import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { bring, digestOf, storeContract } from "../testing/store-contract";
import { diskStore } from "./disk";
import { BlobDamaged, type BlobStore } from "./store";
import { verified } from "./verified";

let folder: string;
let store: BlobStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-disk-"));
  store = diskStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

storeContract(() => store);

describe("content on this machine's disk", () => {
  const content = Buffer.from("what was stored");
  const sha256 = digestOf(content);
  const fileOf = (orgId: string) => join(folder, "blobs", orgId, sha256.slice(0, 2), sha256);
  const read = async (orgId: string) =>
    buffer(verified(await store.open({ orgId, sha256 }), { sha256, bytes: content.length }));

  test("is readable by this user alone", async () => {
    const orgId = newId();
    await bring(store, orgId, content);
    expect((await stat(fileOf(orgId))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "blobs", orgId))).mode & 0o777).toBe(0o700);
  });

  test("that was changed, cut or lengthened behind our back is never taken for whole", async () => {
    const orgId = newId();
    await bring(store, orgId, content);
    await writeFile(fileOf(orgId), "what was stored?".slice(1));
    await expect(read(orgId)).rejects.toThrow(BlobDamaged);
    await truncate(fileOf(orgId), 3);
    await expect(read(orgId)).rejects.toThrow(/another length/);
    await writeFile(fileOf(orgId), `${content.toString()} and more`);
    await expect(read(orgId)).rejects.toThrow(/another length/);
    await bring(store, orgId, content);
    expect((await read(orgId)).toString()).toBe("what was stored");
  });

  test("what a crash left of an upload is cleared away later", async () => {
    const left = join(folder, "incoming", newId());
    await writeFile(left, "half");
    expect(await store.tidy(new Date(Date.now() - 86_400_000))).toBe(0);
    await utimes(left, 0, 0);
    expect(await store.tidy(new Date(Date.now() - 86_400_000))).toBe(1);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
  });
});
