import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bareModel, bareRun, hexOf } from "~/server/api/testing/artifact-owners";
import type { Answer, Ask } from "~/server/http/testing/front";
import { type Client, openClient } from "./testing/client";

const root = "/api/2.0/mlflow-artifacts/artifacts";

let client: Client;
let run: string;
let authorization: string;
beforeAll(async () => {
  client = await openClient();
  run = await bareRun(client.side);
  authorization = `Bearer ${await client.tokenOf(client.side)}`;
});
afterAll(() => client.close());

const ask = (path: string, { headers, ...more }: Ask = {}): Promise<Answer> =>
  client.front.ask(path, { ...more, headers: { authorization, ...headers } });
const ofRun = (path: string, id = run) => `${root}/0/${hexOf(id)}/artifacts/${path}`;
const put = (path: string, body: string, more: Ask = {}) =>
  ask(path, { method: "PUT", body, ...more });
const codes = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  return `${status} ${String(JSON.parse(body).error_code)}`;
};
const filesIn = async (folder: string, id = run) => {
  const path = `0/${hexOf(id)}/artifacts${folder === "" ? "" : `/${folder}`}`;
  const { status, body } = await ask(`${root}?path=${encodeURIComponent(path)}`);
  expect(status).toBe(200);
  return JSON.parse(body);
};
const everyFile = async (): Promise<string[]> =>
  (await readdir(client.world.blobFolder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("a file goes in and comes out", () => {
  test("with the same bytes, as a download, under its digest", async () => {
    const made = await put(ofRun("notes/a.txt"), "hello");
    expect([made.status, made.body]).toEqual([200, "{}"]);
    const sha256 = createHash("sha256").update("hello").digest("hex");
    const got = await ask(ofRun("notes/a.txt"));
    expect([got.status, got.body]).toEqual([200, "hello"]);
    expect(got.headers).toMatchObject({
      etag: `"${sha256}"`,
      "content-length": "5",
      "content-type": "application/octet-stream",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "content-disposition": `attachment; filename="a.txt"; filename*=UTF-8''a.txt`,
      "accept-ranges": "bytes",
    });
    expect((await everyFile()).some((file) => file.endsWith(`/${sha256}`))).toBe(true);
  });

  test("in pieces without a length, and empty", async () => {
    const chunked = { "transfer-encoding": "chunked" };
    expect((await put(ofRun("in-pieces.txt"), "abc", { headers: chunked })).status).toBe(200);
    expect((await ask(ofRun("in-pieces.txt"))).body).toBe("abc");
    expect((await put(ofRun("nothing.txt"), "")).status).toBe(200);
    const empty = await ask(ofRun("nothing.txt"));
    expect([empty.status, empty.body, empty.headers["content-length"]]).toEqual([200, "", "0"]);
  });

  test("a part of it when a part is asked for", async () => {
    await put(ofRun("digits.txt"), "0123456789");
    const part = await ask(ofRun("digits.txt"), { headers: { range: "bytes=2-4" } });
    expect([part.status, part.body, part.headers["content-range"]]).toEqual([
      206,
      "234",
      "bytes 2-4/10",
    ]);
    const beyond = await ask(ofRun("digits.txt"), { headers: { range: "bytes=10-" } });
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, "bytes */10"]);
    const { etag = "" } = (await ask(ofRun("digits.txt"), { method: "HEAD" })).headers;
    const same = await ask(ofRun("digits.txt"), { headers: { "if-none-match": etag } });
    expect([same.status, same.body]).toEqual([304, ""]);
  });

  test("a later upload under the same path takes its place", async () => {
    await put(ofRun("twice.txt"), "first");
    await put(ofRun("twice.txt"), "second");
    expect((await ask(ofRun("twice.txt"))).body).toBe("second");
  });

  test("the same for a logged model", async () => {
    const model = await bareModel(client.side);
    const path = `${root}/0/models/m-${hexOf(model)}/artifacts/MLmodel`;
    expect((await put(path, "flavors: {}")).status).toBe(200);
    expect((await ask(path)).body).toBe("flavors: {}");
  });
});

describe("folders are read off the names", () => {
  test("a folder shows what stands directly in it; a file and what is not there show nothing", async () => {
    const id = await bareRun(client.side);
    for (const [path, text] of [
      ["b.txt", "1"],
      ["a/c.txt", "22"],
      ["a/d/e.txt", "333"],
      ["a0", "4444"],
      ["größe/模.bin", "x"],
    ])
      expect((await put(ofRun(encodeURI(path ?? ""), id), text ?? "")).status).toBe(200);
    expect(await filesIn("", id)).toEqual({
      files: [
        { path: "a", is_dir: true },
        { path: "a0", is_dir: false, file_size: 4 },
        { path: "b.txt", is_dir: false, file_size: 1 },
        { path: "größe", is_dir: true },
      ],
    });
    expect(await filesIn("a", id)).toEqual({
      files: [
        { path: "c.txt", is_dir: false, file_size: 2 },
        { path: "d", is_dir: true },
      ],
    });
    expect(await filesIn("größe", id)).toEqual({
      files: [{ path: "模.bin", is_dir: false, file_size: 1 }],
    });
    for (const nothing of ["b.txt", "none", "A", "a/c", "%", "_"])
      expect(await filesIn(nothing, id)).toEqual({});
  });

  test("a file goes alone, a folder with everything below it, and nothing beside it", async () => {
    const id = await bareRun(client.side);
    for (const path of ["a/b", "a/c/d", "a0", "ab"]) await put(ofRun(path, id), path);
    expect((await ask(ofRun("a/b", id), { method: "DELETE" })).body).toBe("{}");
    expect((await ask(ofRun("a/b", id))).status).toBe(404);
    expect((await ask(ofRun("a", id), { method: "DELETE" })).status).toBe(200);
    expect((await filesIn("", id)).files).toHaveLength(2);
    expect(await codes(ask(ofRun("a", id), { method: "DELETE" }))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect((await ask(ofRun("", id), { method: "DELETE" })).status).toBe(200);
    expect(await filesIn("", id)).toEqual({});
  });

  test("a name is a file or a folder, never both", async () => {
    await put(ofRun("both/one.txt"), "1");
    expect(await codes(put(ofRun("both"), "2"))).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await codes(put(ofRun("both/one.txt/two.txt"), "3"))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
  });
});

describe("what is refused, at once and in the words of the protocol", () => {
  test("a missing file, so that clients do not try again for minutes", async () => {
    expect(await codes(ask(ofRun("none.txt")))).toBe("404 RESOURCE_DOES_NOT_EXIST");
  });

  test("a run that is not there, in another experiment, deleted or frozen", async () => {
    const [elsewhere, deleted, frozen] = [
      await bareRun(client.side),
      await bareRun(client.side),
      await bareRun(client.side),
    ];
    await put(ofRun("kept.txt", deleted), "kept");
    await client.world.owner`update run set deleted_at = now() where id = ${deleted}`;
    await client.world.owner`update run set frozen_at = now() where id = ${frozen}`;
    expect(await codes(put(ofRun("a.txt", "0".repeat(32)), "a"))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await codes(put(`${root}/7/${hexOf(elsewhere)}/artifacts/a.txt`, "a"))).toBe(
      "404 RESOURCE_DOES_NOT_EXIST",
    );
    expect(await codes(put(ofRun("a.txt", deleted), "a"))).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await codes(put(ofRun("a.txt", frozen), "a"))).toBe("400 INVALID_PARAMETER_VALUE");
    expect(await codes(ask(ofRun("kept.txt", deleted), { method: "DELETE" }))).toBe(
      "400 INVALID_PARAMETER_VALUE",
    );
    expect((await ask(ofRun("kept.txt", deleted))).body).toBe("kept");
  });

  test("a frozen run's models stay as they are, too", async () => {
    const source = await bareRun(client.side);
    const model = await bareModel(client.side, source);
    await client.world.owner`update run set frozen_at = now() where id = ${source}`;
    const path = `${root}/0/models/m-${hexOf(model)}/artifacts/MLmodel`;
    expect(await codes(put(path, "x"))).toBe("400 INVALID_PARAMETER_VALUE");
  });

  test("uploads in parts, with the sentence that clients go on after", async () => {
    const answer = await ask(`/api/2.0/mlflow-artifacts/mpu/create/0/${hexOf(run)}/artifacts`, {
      method: "POST",
      body: "{}",
    });
    expect(answer.status).toBe(501);
    expect(JSON.parse(answer.body).message).toMatch(
      /^Multipart upload is not supported for the current artifact repository/,
    );
  });

  test("a token of another organisation finds nothing, and one that reads does not write", async () => {
    await put(ofRun("secret.txt"), "CANARY-A");
    const theirs = `Bearer ${await client.tokenOf(await client.world.side("B"))}`;
    const reader = `Bearer ${await client.tokenOf(client.side, ["tracking:read"])}`;
    for (const method of ["GET", "PUT", "DELETE"]) {
      const headers = { authorization: theirs };
      const answer = await ask(ofRun("secret.txt"), {
        method,
        headers,
        ...(method === "PUT" ? { body: "x" } : {}),
      });
      expect([method, answer.status, answer.body.includes("CANARY")]).toEqual([method, 404, false]);
    }
    const path = encodeURIComponent(`0/${hexOf(run)}/artifacts`);
    expect((await ask(`${root}?path=${path}`, { headers: { authorization: theirs } })).status).toBe(
      404,
    );
    expect((await ask(ofRun("secret.txt"), { headers: { authorization: reader } })).body).toBe(
      "CANARY-A",
    );
    expect(await codes(put(ofRun("b.txt"), "b", { headers: { authorization: reader } }))).toBe(
      "403 PERMISSION_DENIED",
    );
    expect(await codes(ask(ofRun("secret.txt"), { headers: { authorization: "Bearer no" } }))).toBe(
      "401 UNAUTHENTICATED",
    );
  });
});

test("a cut upload leaves nothing: no file, no content, not even half of one", async () => {
  const before = await everyFile();
  const head = `PUT ${ofRun("cut.bin")} HTTP/1.1\r\nHost: 127.0.0.1:${client.front.port}\r\nAuthorization: ${authorization}\r\n`;
  for (const length of [
    "Content-Length: 1000000\r\n\r\n",
    "Transfer-Encoding: chunked\r\n\r\nfff\r\n",
  ]) {
    const socket = connect(client.front.port, "127.0.0.1");
    socket.write(head + length + "x".repeat(2000));
    await expect.poll(async () => (await everyFile()).length).toBe(before.length + 1);
    socket.destroy();
    await expect.poll(everyFile).toEqual(before);
  }
  expect((await ask(ofRun("cut.bin"))).status).toBe(404);
  await expect.poll(() => client.front.lines.filter(({ cut }) => cut === true).length).toBe(2);
  expect(client.front.lines.filter(({ msg }) => msg === "unexpected")).toEqual([]);
});
