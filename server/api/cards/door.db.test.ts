import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blobStore } from "~/server/artifacts/adapters/store";
import { evidenceBundle } from "~/server/cards/adapters/evidence-bundle";
import { checkBundle } from "~/server/cards/adapters/bundle-check";
import { bareModel, bareRun } from "~/server/api/testing/artifact-owners";
import { call } from "~/server/api/testing/fixture";
import { everyScope, openWorld, type Side, type World } from "~/server/api/testing/world";
import { verifyBundle } from "~/server/cli/bundle-verify";
import type { Context } from "~/server/core/context";
import { vouchForOrg } from "~/server/core/context";
import { log } from "~/server/core/log";
import { type Ask, type Front, openFront } from "~/server/http/testing/front";
import { modelIdText, runIdText } from "~/server/tracking/rules/run-id";
import { cardDoors } from "./door";

process.env["NEXTAUTH_SECRET"] = "a secret for tests that nobody else knows";

let world: World;
let front: Front;
let side: Side;
let folder: string;
let place: { name: string; version: number };

beforeAll(async () => {
  world = await openWorld();
  front = await openFront({ doors: cardDoors() });
  side = await world.side("A");
  folder = await mkdtemp(join(tmpdir(), "cairn-bundles-"));
  place = await wholeVersion();
});
afterAll(async () => {
  await front.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const POINTS = 12_000;

/** A version with files, a run with a long series, an alias and a card. */
async function wholeVersion() {
  const runId = await bareRun(side);
  const modelId = await bareModel(side, runId);
  await keep(modelId, "requirements.txt", "mlflow==3.17.2\nscikit-learn==1.7.1\n");
  await keep(modelId, String.raw`odd\name.bin`, "x".repeat(5000));
  await keep(modelId, "weights.bin", "y".repeat(200_000));
  await world.owner`insert into metric_point (org_id, run_id, key, step, logged_ms, value)
    select ${side.orgId}, ${runId}, 'loss', n, 1790000000000 + n, 1.0 / n from generate_series(1, ${POINTS}) n`;
  await world.owner`insert into metric_latest values (${side.orgId}, ${runId}, 'loss', 0, 0.5, 1, 1)`;
  const { registry, cards } = side.everyone;
  const name = "Scores / of cards".replace(" / ", " ");
  await registry.createModel({ name });
  const { version } = await registry.createVersion({
    name,
    source: `models:/${modelIdText(modelId)}`,
    runId: runIdText(runId),
  });
  await registry.moveAlias({ name, alias: "champion", version, reason: "=1+1" });
  const content = {
    sections: { overview: "<script>alert(1)</script> It scores payments of cards." },
  };
  await cards.editCard({ name, version, expectedRevision: 0, content });
  return { name, version };
}

async function keep(modelId: string, path: string, text: string) {
  const { sha256, bytes } = await blobStore().put({
    orgId: side.orgId,
    content: Readable.from([Buffer.from(text)]),
    mostBytes: null,
  });
  await world.owner`insert into blob (org_id, sha256, bytes, stored_at) values (${side.orgId}, ${sha256}, ${bytes}, now())`;
  await world.owner`insert into artifact (org_id, owner_kind, owner_id, path, sha256, bytes, content_type, uploaded_at)
    values (${side.orgId}, 'model', ${modelId}, ${path}, ${sha256}, ${bytes}, 'application/octet-stream', now())`;
}

async function tokenOf(of: Side, scopes: readonly string[] = everyScope): Promise<string> {
  const made = await call(of.everyone, "identity.createToken", { name: "test", scopes, days: 1 });
  return String(Reflect.get(Object(made), "token"));
}

const base = () => `/api/v1/models/${encodeURIComponent(place.name)}/versions/${place.version}`;

async function ask(path: string, request: Ask = {}, scopes: readonly string[] = everyScope) {
  const authorization = `Bearer ${await tokenOf(side, scopes)}`;
  return front.ask(`${base()}${path}`, { ...request, headers: { authorization } });
}

const contextOf = (): Context => ({
  actor: { kind: "system", job: "test" },
  orgId: vouchForOrg(side.orgId),
  requestId: "test",
  log,
  now: () => new Date("2026-11-22T00:00:00Z"),
});

/** The bundle as a file on the disk. */
async function bundleFile(name: string, artifactBytes?: number): Promise<string> {
  const asked = { ...place, ...(artifactBytes === undefined ? {} : { artifactBytes }) };
  const { content } = await evidenceBundle(contextOf(), asked);
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

describe("a card leaves as a file", () => {
  test.each([
    ["json", "application/json", '"cairn-model-card"'],
    ["markdown", "text/markdown", "# Scores of cards, version 1"],
    ["html", "text/html", "<h1>Scores of cards, version 1</h1>"],
    ["hugging-face", "text/markdown", "# Model Card for"],
    ["ml-bom", "application/vnd.cyclonedx+json", "pkg:pypi/scikit-learn@1.7.1"],
  ])("as %s, as a download that runs nothing", async (format, type, holds) => {
    const file = await ask(`/exports/${format}`);
    expect(file.status).toBe(200);
    expect(file.headers["content-type"]).toBe(`${type}; charset=utf-8`);
    expect(file.headers["content-disposition"]).toMatch(
      /^attachment; filename="Scores-of-cards-v1-/,
    );
    expect(file.headers["content-security-policy"]).toContain("sandbox");
    expect(file.body).toContain(holds);
    const asText = format === "json" || format === "ml-bom";
    expect(file.body.includes("<script>")).toBe(asText);
  });

  test("refuses what there is not, and whoever may not read", async () => {
    expect((await ask("/exports/pdf")).status).toBe(400);
    expect((await ask("/exports/json?color=red")).status).toBe(400);
    expect((await ask("/exports/json", {}, ["tracking:read"])).status).toBe(403);
    expect((await front.ask(`${base()}/exports/json`)).status).toBe(401);
    const authorization = `Bearer ${await tokenOf(await world.side("B"))}`;
    const foreign = await front.ask(`${base()}/bundle`, { headers: { authorization } });
    expect(foreign.status).toBe(404);
    const missing = `/api/v1/models/${encodeURIComponent(place.name)}/versions/x/exports/json`;
    const answer = await front.ask(missing, {
      headers: { authorization: `Bearer ${await tokenOf(side)}` },
    });
    expect(answer.status).toBe(400);
  });
});

describe("an evidence bundle", () => {
  test("holds everything, and its own check finds nothing wrong", async () => {
    const file = await bundleFile("whole.zip");
    const finding = await checkBundle(file);
    expect(finding.problems).toEqual([]);
    expect(finding.manifest.files.map(({ path }) => path).toSorted()).toEqual([
      "README.txt",
      "artifacts/odd%5Cname.bin",
      "artifacts/requirements.txt",
      "artifacts/weights.bin",
      "audit/entries.jsonl",
      "card/card.html",
      "card/card.json",
      "card/card.md",
      "card/hugging-face/README.md",
      "card/revisions.jsonl",
      "ml-bom/bom.cdx.json",
      "registry/aliases.csv",
      "run/metric-history.csv",
      "run/run.json",
    ]);
    expect(finding.entries).toBeGreaterThan(3);
    expect(finding.manifest.leftOut).toEqual([]);
    expect(await verifyBundle(file, { json: true })).toBe(0);
  });

  test("has each file's digest and every point of the metrics", async () => {
    const finding = await checkBundle(await bundleFile("points.zip"));
    const noted = (path: string) => finding.manifest.files.find((one) => one.path === path);
    const weights = createHash("sha256").update("y".repeat(200_000)).digest("hex");
    expect(noted("artifacts/weights.bin")).toMatchObject({ bytes: 200_000, sha256: weights });
    const first = `metric,step,time,value\r\nloss,1,${new Date(1_790_000_000_001).toISOString()},1\r\n`;
    expect(noted("run/metric-history.csv")?.bytes).toBeGreaterThan(first.length + POINTS * 30);
  });

  test("leaves files out that do not fit, and names each", async () => {
    const { manifest, problems } = await checkBundle(await bundleFile("small.zip", 6000));
    expect(problems).toEqual([]);
    const left = manifest.leftOut.map(({ what, why }) => [what, why]);
    expect(left).toEqual([
      ["artifacts/weights.bin", "It does not fit into the 6000 bytes for files."],
    ]);
  });

  test("leaves the trail out for whoever may not read it, and says so", async () => {
    const answer = await ask("/bundle?artifactBytes=0", {}, ["registry:read"]);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/zip"]);
    const plan = await ask("/bundle?artifactBytes=-1");
    expect(plan.status).toBe(400);
    const actor = {
      kind: "token",
      tokenId: "t",
      memberId: side.memberIds.viewer,
      name: "t",
    } as const;
    const context: Context = { ...contextOf(), actor: { ...actor, scopes: ["registry:read"] } };
    const file = join(folder, "unread.zip");
    await writeFile(file, (await evidenceBundle(context, place)).content);
    const { manifest, problems } = await checkBundle(file);
    expect(problems).toEqual([]);
    expect(manifest.checkpoint).toBeNull();
    expect(manifest.leftOut.map(({ what }) => what).toSorted()).toEqual([
      "artifacts/odd%5Cname.bin",
      "artifacts/requirements.txt",
      "artifacts/weights.bin",
      "audit/entries.jsonl",
      "run/metric-history.csv",
    ]);
  });

  test("that was changed by a byte is found out, and one that is cut or none is told", async () => {
    const file = await bundleFile("changed.zip");
    const bytes = await readFile(file);
    // Stored as it is, so one letter can be replaced where it lies.
    bytes[bytes.indexOf("yyyyyyyy") + 100] = "z".charCodeAt(0);
    await writeFile(file, bytes);
    expect((await checkBundle(file)).problems).toEqual([
      expect.stringMatching(
        /^artifacts\/weights\.bin (?:is not what was packed|cannot be unpacked)/,
      ),
    ]);
    expect(await verifyBundle(file, { json: false })).toBe(3);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    expect(await verifyBundle(file, { json: false })).toBe(1);
    await writeFile(file, "no ZIP");
    expect(await verifyBundle(file, { json: true })).toBe(1);
  });

  test("ends early, and never like a whole one, when a file is damaged meanwhile", async () => {
    const { content } = await evidenceBundle(contextOf(), place);
    const sha256 = createHash("sha256").update("y".repeat(200_000)).digest("hex");
    await blobStore().remove({ orgId: side.orgId, sha256 });
    await expect(writeFile(join(folder, "half.zip"), content)).rejects.toThrow(/stored content/);
    await expect(checkBundle(join(folder, "half.zip"))).rejects.toThrow("not a zip file");
  });
});
