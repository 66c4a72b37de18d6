import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { type BlobStore, TooMuchContent } from "../adapters/store";
import { verified } from "../adapters/verified";

export const digestOf = (content: Buffer): string =>
  createHash("sha256").update(content).digest("hex");

const pieces = (content: Buffer, size = 50_000): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
    })(),
    { objectMode: false },
  );

export const bring = (store: BlobStore, orgId: string, content: Buffer) =>
  store.put({ orgId, content: pieces(content), mostBytes: null });

async function everythingIn(store: BlobStore, orgId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { sha256 } of store.list(orgId)) found.push(sha256);
  return found.toSorted();
}

/** What every store promises; `get` gives one that runs. */
export function storeContract(get: () => BlobStore): void {
  describe("content that was brought", () => {
    test.each([0, 1, 65_536, 3_000_001])("%i bytes come back as they went", async (bytes) => {
      const [store, orgId, content] = [get(), newId(), randomBytes(bytes)];
      const stored = await bring(store, orgId, content);
      expect(stored).toEqual({ sha256: digestOf(content), bytes });
      const place = { orgId, sha256: stored.sha256 };
      expect(await store.stat(place)).toMatchObject({ bytes });
      const back = await buffer(verified(await store.open(place), stored));
      expect(back.equals(content)).toBe(true);
    });

    test("a part of it, both ends included", async () => {
      const [store, orgId, content] = [get(), newId(), randomBytes(200_000)];
      const { sha256 } = await bring(store, orgId, content);
      const part = await buffer(await store.open({ orgId, sha256 }, { from: 10, to: 150_000 }));
      expect(part.equals(content.subarray(10, 150_001))).toBe(true);
    });

    test("each organisation's content lies apart", async () => {
      const [store, mine, theirs] = [get(), newId(), newId()];
      const { sha256 } = await bring(store, mine, Buffer.from("mine"));
      expect(await store.stat({ orgId: theirs, sha256 })).toBeNull();
      await expect(store.open({ orgId: theirs, sha256 })).rejects.toThrow(/is missing/);
      expect([await everythingIn(store, mine), await everythingIn(store, theirs)]).toEqual([
        [sha256],
        [],
      ]);
    });
  });
  describe("content that was not", () => {
    refusals(get);
  });
}

function refusals(get: () => BlobStore): void {
  test("more than is allowed, and what is cut short, leave nothing", async () => {
    const [store, orgId] = [get(), newId()];
    const content = pieces(randomBytes(200_000));
    await expect(store.put({ orgId, content, mostBytes: 199_999 })).rejects.toThrow(TooMuchContent);
    const cut = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("cut");
      })(),
      { objectMode: false },
    );
    await expect(store.put({ orgId, content: cut, mostBytes: null })).rejects.toThrow("cut");
    expect(await everythingIn(store, orgId)).toEqual([]);
    expect(await store.tidy(new Date(Date.now() + 1000))).toBe(0);
  });

  test("removed once and twice, it is gone", async () => {
    const [store, orgId] = [get(), newId()];
    const { sha256 } = await bring(store, orgId, Buffer.from("away"));
    await store.remove({ orgId, sha256 });
    await store.remove({ orgId, sha256 });
    expect(await store.stat({ orgId, sha256 })).toBeNull();
  });

  test("the same content brought twice at once is there once", async () => {
    const [store, orgId, content] = [get(), newId(), randomBytes(100_000)];
    const twice = await Promise.all([bring(store, orgId, content), bring(store, orgId, content)]);
    expect(new Set(twice.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await everythingIn(store, orgId)).toEqual([digestOf(content)]);
  });

  test("nothing but an organisation's id and a digest makes a name", async () => {
    const store = get();
    const sha256 = "a".repeat(64);
    for (const orgId of ["..", "../../etc", "", `${newId()}/..`])
      await expect(store.open({ orgId, sha256 })).rejects.toThrow(/is named by/);
    for (const wrong of ["../x", sha256.toUpperCase(), `${sha256}/..`, ""])
      await expect(store.open({ orgId: newId(), sha256: wrong })).rejects.toThrow(/is named by/);
  });
}
