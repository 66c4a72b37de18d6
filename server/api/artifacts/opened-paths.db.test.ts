import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call } from "~/server/api/testing/fixture";
import { bareRun, hexOf } from "~/server/api/testing/artifact-owners";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { artifactPathProblem } from "~/server/artifacts/rules/artifact-path";
import { hostilePaths } from "~/server/artifacts/testing/hostile-paths";
import { digestOf } from "~/server/artifacts/testing/store-contract";
import { askAt } from "~/server/http/testing/front";
import { type LoneServer, startLoneServer } from "./testing/start-lone-server";

/** Every call by which a program opens, makes, renames or removes something by its name. */
const calls =
  "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat";

const watches = spawnSync("strace", ["-f", "-e", `trace=${calls}`, "true"]).status === 0;

let world: World;
let side: Side;
let folder: string;
let server: LoneServer;
let authorization: string;

beforeAll(async () => {
  if (!watches) return;
  world = await openWorld();
  side = await world.side("A");
  const made = await call(side.everyone, "identity.createToken", {
    name: "watched",
    scopes: ["tracking:read", "tracking:write"],
    days: 1,
  });
  authorization = `Bearer ${String(Reflect.get(Object(made), "token"))}`;
  folder = await mkdtemp(join(tmpdir(), "cairn-watched-"));
  const { appUrl: url, appRole: role } = world.database;
  const watch = ["strace", "-f", "-qq", "-s", "4096", "-e", `trace=${calls}`, "-e", "signal=none"];
  const place = { url, role, folder: join(folder, "artifacts") };
  server = await startLoneServer(place, [...watch, "-o", join(folder, "trace")]);
}, 60_000);
afterAll(async () => {
  if (!watches) return;
  await world.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string, method: string, body?: string) =>
  askAt(server.port, path, {
    method,
    headers: { authorization },
    ...(body === undefined ? {} : { body }),
  });

describe("while hostile names go in, out and away", () => {
  beforeEach(({ skip }) => skip(!watches, "strace is not installed, or may not watch here"));

  test(
    "nothing outside the blob folder is opened, made, renamed or removed",
    { timeout: 120_000 },
    async () => {
      const runId = await bareRun(side);
      const content = (path: string) =>
        `/api/v1/artifacts/run/${runId}/content?${new URLSearchParams({ path }).toString()}`;
      // Whatever the program loads when it is first used is loaded by now.
      const first = "the first file";
      for (const [method, body] of [["PUT", first], ["GET"], ["PUT", "last of the first"]] as const)
        expect((await ask(content("first.txt"), method, body)).status).toBe(200);
      expect((await ask(content("none.txt"), "GET")).status).toBe(404);
      expect((await ask(content("../a"), "PUT", "x")).status).toBe(400);
      let kept = 0;
      for (const [at, path] of hostilePaths.entries()) {
        const { status } = await ask(content(path), "PUT", `content ${at}`);
        expect(status).toBeLessThan(500);
        if (status === 200) kept += 1;
        await ask(content(path), "GET");
        const encoded = encodeURIComponent(path.toWellFormed());
        const address = `/api/2.0/mlflow-artifacts/artifacts/0/${hexOf(runId)}/artifacts/`;
        for (const written of [
          encoded,
          encoded.replaceAll("%2F", "/"),
          encodeURIComponent(encoded),
        ])
          for (const method of ["PUT", "GET", "DELETE"])
            expect(
              (await ask(address + written, method, method === "PUT" ? "x" : undefined)).status,
            ).toBeLessThan(500);
      }
      await server.stop();
      expect(kept).toBeGreaterThan(30);
      const trace = (await readFile(join(folder, "trace"), "utf8")).split("\n");
      const begun = trace.findLastIndex((line) =>
        line.includes(digestOf(Buffer.from("last of the first"))),
      );
      const named = trace
        .slice(begun + 1)
        .flatMap((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name));
      const inside = named.filter((name) => name?.startsWith(join(folder, "artifacts")));
      expect(begun).toBeGreaterThan(0);
      expect(inside.length).toBeGreaterThan(kept * 2);
      expect(
        [...new Set(named)].filter((name) => !name?.startsWith(join(folder, "artifacts"))),
      ).toEqual([]);
      const names = inside.map((name) => name?.slice(join(folder, "artifacts").length));
      const ours =
        /^\/(?:incoming(?:\/[0-9a-f-]{36})?|blobs\/[0-9a-f-]{36}(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64})?)?)$/;
      expect([...new Set(names)].filter((name) => !ours.test(name ?? ""))).toEqual([]);
      expect(artifactPathProblem("first.txt")).toBeNull();
    },
  );
});
