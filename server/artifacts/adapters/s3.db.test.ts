import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { type S3Server, startS3 } from "../testing/s3-server";
import { bring, digestOf, storeContract } from "../testing/store-contract";
import { type S3Options, s3Store } from "./s3";
import { callS3, type S3Refused } from "./s3-request";
import { verified } from "./verified";
import { buffer } from "node:stream/consumers";

let server: S3Server | null = null;
let options: S3Options;

beforeAll(async () => {
  server = await startS3();
  if (server === null) return;
  options = {
    endpoint: server.endpoint,
    bucket: "cairn-artifacts",
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
    prefix: "some/where/",
    links: true,
    folder: await mkdtemp(join(tmpdir(), "cairn-s3-")),
    partsAbove: 20_000_000,
  };
  (await callS3(options, { method: "PUT", key: "" })).resume();
}, 400_000);
afterAll(async () => {
  server?.stop();
  if (server !== null) await rm(options.folder, { recursive: true });
});

describe("content in a bucket of a real S3 server", () => {
  beforeEach(({ skip }) => skip(server === null, "no S3 server can start here"));

  storeContract(() => s3Store(options));

  test("a large file goes in parts and comes back whole", { timeout: 120_000 }, async () => {
    const [store, orgId, content] = [s3Store(options), newId(), randomBytes(70_000_000)];
    const stored = await bring(store, orgId, content);
    expect(stored.sha256).toBe(digestOf(content));
    const opened = await store.open({ orgId, sha256: stored.sha256 });
    expect((await buffer(verified(opened, stored))).equals(content)).toBe(true);
  });

  test("nothing stays on this machine", async () => {
    await bring(s3Store(options), newId(), randomBytes(1000));
    expect(await readdir(join(options.folder, "incoming"))).toEqual([]);
  });

  test(
    "a list longer than one page of the service is read to its end",
    { timeout: 120_000 },
    async () => {
      const [store, orgId] = [s3Store(options), newId()];
      for (let at = 0; at < 1010; at += 101)
        await Promise.all(
          Array.from({ length: 101 }, (_, n) => bring(store, orgId, Buffer.from(`${at + n}`))),
        );
      let count = 0;
      for await (const { bytes } of store.list(orgId)) count += bytes > 0 ? 1 : 0;
      expect(count).toBe(1010);
    },
  );

  test("a link gives the content away as a download, to anybody who has it, and not changed", async () => {
    const [store, orgId] = [s3Store(options), newId()];
    const { sha256 } = await bring(store, orgId, Buffer.from("linked"));
    const url = (await store.link({ orgId, sha256 }, { seconds: 60, fileName: "größe.txt" })) ?? "";
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, "linked"]);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const off = s3Store({ ...options, links: false });
    expect(await off.link({ orgId, sha256 }, { seconds: 60, fileName: "a" })).toBeNull();
  });

  test("what the service refuses is said at once, in its words", async () => {
    const call = callS3({ ...options, bucket: "no-such-bucket" }, { method: "GET", key: "x" });
    await expect(call).rejects.toMatchObject({
      name: "S3Refused",
      status: 404,
    } satisfies Partial<S3Refused>);
  });
});
