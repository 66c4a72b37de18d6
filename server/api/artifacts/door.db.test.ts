import { createHash } from "node:crypto";
import { appendFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import http from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, openClient } from "~/server/api/mlflow/testing/client";
import { bareRun } from "~/server/api/testing/artifact-owners";
import { artifactPathProblem } from "~/server/artifacts/rules/artifact-path";
import { hostilePaths } from "~/server/artifacts/testing/hostile-paths";
import type { Answer, Ask } from "~/server/http/testing/front";

let client: Client;
let authorization: string;
beforeAll(async () => {
  client = await openClient();
  authorization = `Bearer ${await client.tokenOf(client.side)}`;
});
afterAll(() => client.close());

const ask = (path: string, { headers, ...more }: Ask = {}): Promise<Answer> =>
  client.front.ask(path, { ...more, headers: { authorization, ...headers } });
const content = (runId: string, path: string) =>
  `/api/v1/artifacts/run/${runId}/content?${new URLSearchParams({ path }).toString()}`;
const put = (runId: string, path: string, body: string) =>
  ask(content(runId, path), { method: "PUT", body });
const blobFile = (text: string): string => {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return join(client.world.blobFolder, "blobs", client.side.orgId, sha256.slice(0, 2), sha256);
};
const filesOnDisk = async () =>
  (await readdir(client.world.blobFolder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe("whatever a file is called", () => {
  test("it is kept and given back as data, or refused in words; never a path, never a failure of ours", async () => {
    const verdicts = { kept: 0, refused: 0 };
    for (const [at, path] of hostilePaths.entries()) {
      const runId = await bareRun(client.side);
      const made = await put(runId, path, `content ${at}`);
      const refused = artifactPathProblem(path.toWellFormed()) !== null;
      expect([path, made.status]).toEqual([path, refused ? 400 : 200]);
      verdicts[refused ? "refused" : "kept"] += 1;
      if (refused) continue;
      const back = await ask(content(runId, path));
      expect([path, back.status, back.body]).toEqual([path, 200, `content ${at}`]);
      const { artifacts } = client.side.everyone;
      const { rows } = await artifacts.listArtifacts({ ownerKind: "run", ownerId: runId });
      expect(rows.map(({ name }) => name)).toEqual([path.toWellFormed().split("/")[0]]);
    }
    expect(verdicts.kept).toBeGreaterThan(35);
    // Beside content under its digest there is nothing at all.
    expect((await filesOnDisk()).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
  });
});

describe("what lies on the disk is compared with what was stored", () => {
  const damages: [string, (file: string) => Promise<void>][] = [
    ["changed", (file) => writeFile(file, "a1ways the same length")],
    ["shorter", (file) => truncate(file, 4)],
    ["longer", (file) => appendFile(file, "!")],
    ["gone", (file) => rm(file)],
  ];
  test.each(damages)("%s: no byte of it is given away, and it is marked", async (how, damage) => {
    const runId = await bareRun(client.side);
    const text = "always the same length";
    await put(runId, "a.txt", text);
    await damage(blobFile(text));
    const answer = await ask(content(runId, "a.txt"));
    expect([how, answer.status, answer.headers["content-disposition"]]).toEqual([
      how,
      412,
      undefined,
    ]);
    expect(answer.body).toContain("Upload the file again");
    const place = { ownerKind: "run" as const, ownerId: runId, path: "a.txt" };
    expect((await client.side.everyone.artifacts.findArtifact(place)).damagedAt).not.toBeNull();
    const trail = await client.world.owner<
      { actor: string }[]
    >`select actor_name as actor from audit_event
      where org_id = ${client.side.orgId} and action = 'artifacts.note-damage'`;
    expect(trail.at(-1)?.actor).toBe("digest check on read");
    await put(runId, "again.txt", text);
    expect((await ask(content(runId, "a.txt"))).body).toBe(text);
  });

  test("a large one that was changed at its end breaks off before the end", async () => {
    const runId = await bareRun(client.side);
    const text = "x".repeat(3_000_000);
    await put(runId, "large.bin", text);
    await writeFile(blobFile(text), `${text.slice(1)}y`);
    const got = await new Promise<{ bytes: number; whole: boolean }>((resolve) => {
      const options = { host: "127.0.0.1", port: client.front.port, headers: { authorization } };
      http.get({ ...options, path: content(runId, "large.bin") }, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        response.on("error", () => undefined);
        response.on("close", () => resolve({ bytes, whole: response.complete }));
      });
    });
    expect(got.whole).toBe(false);
    expect(got.bytes).toBeLessThan(3_000_000);
    const part = await ask(content(runId, "large.bin"), { headers: { range: "bytes=0-1" } });
    expect(part.status).toBe(412);
  });
});

describe("a quota", () => {
  test("refuses what does not fit before it is kept, told by its length or found on the way", async () => {
    const side = await client.world.side("A");
    const headers = { authorization: `Bearer ${await client.tokenOf(side)}` };
    const runId = await bareRun(side);
    await side.everyone.artifacts.setArtifactAllowance({ quotaBytes: 10, keepDeletedDays: 90 });
    const bring = (path: string, body: string, more: Record<string, string> = {}) =>
      client.front.ask(content(runId, path), {
        method: "PUT",
        body,
        headers: { ...headers, ...more },
      });
    expect((await bring("a.txt", "1234567")).status).toBe(200);
    for (const more of [{}, { "transfer-encoding": "chunked" }]) {
      const answer = await bring("b.txt", "12345678", more);
      expect(answer.status).toBe(412);
      expect(JSON.parse(answer.body).detail).toContain("nothing of it was kept");
    }
    const storage = () => side.everyone.artifacts.artifactStorage({});
    expect(await storage()).toMatchObject({ usedBytes: 7, files: 1, quotaBytes: 10 });
    expect((await bring("c.txt", "123")).status).toBe(200);
    expect(await storage()).toMatchObject({ usedBytes: 10, files: 2 });
    const { rows } = await side.everyone.artifacts.listArtifacts({
      ownerKind: "run",
      ownerId: runId,
    });
    expect(rows.map(({ name }) => name)).toEqual(["a.txt", "c.txt"]);
  });

  test("of many uploads at once lets in as many as fit", async () => {
    const side = await client.world.side("A");
    const headers = { authorization: `Bearer ${await client.tokenOf(side)}` };
    const runId = await bareRun(side);
    await side.everyone.artifacts.setArtifactAllowance({ quotaBytes: 30, keepDeletedDays: 90 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        client.front.ask(content(runId, `${at}`), {
          method: "PUT",
          body: `ten byte ${at}`,
          headers,
        }),
      ),
    );
    const statuses = answers.map(({ status }) => String(status));
    expect(statuses.toSorted()).toEqual([
      ...Array<string>(3).fill("200"),
      ...Array<string>(5).fill("412"),
    ]);
  });
});

describe("content that nothing has any more", () => {
  test("is freed after its grace period, and what another file has stays", async () => {
    const side = await client.world.side("A");
    const headers = { authorization: `Bearer ${await client.tokenOf(side)}` };
    const [old, kept] = [await bareRun(side), await bareRun(side)];
    for (const [runId, path, body] of [
      [old, "shared", "in both"],
      [old, "alone", "in one"],
      [kept, "shared", "in both"],
    ])
      await client.front.ask(content(runId ?? "", path ?? ""), {
        method: "PUT",
        body: body ?? "",
        headers,
      });
    await client.world
      .owner`update run set deleted_at = now() - interval '60 days' where id = ${old}`;
    const { artifacts } = side.everyone;
    expect(await artifacts.previewRetention({})).toMatchObject({
      files: 0,
      freedBytes: 0,
      rows: [],
    });
    expect(await artifacts.previewRetention({ olderThanDays: 30 })).toMatchObject({
      files: 2,
      freedBytes: 6,
      rows: [{ ownerKind: "run", ownerId: old, files: 2, bytes: 13 }],
    });
    expect(await artifacts.applyRetention({ olderThanDays: 30 })).toEqual({
      owners: 1,
      files: 2,
      bytes: 13,
    });
    expect(await artifacts.freeUnusedContent({})).toEqual({
      contents: 0,
      bytes: 0,
      moreLeft: false,
    });
    await client.world
      .owner`update blob set stored_at = now() - interval '2 hours' where org_id = ${side.orgId}`;
    expect(await artifacts.freeUnusedContent({})).toEqual({
      contents: 1,
      bytes: 6,
      moreLeft: false,
    });
    expect(await artifacts.artifactStorage({})).toMatchObject({ usedBytes: 7, files: 1 });
    const names = await readdir(join(client.world.blobFolder, "blobs", side.orgId), {
      recursive: true,
    });
    expect(names.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(1);
    expect((await client.front.ask(content(kept, "shared"), { headers })).body).toBe("in both");
  });
});
