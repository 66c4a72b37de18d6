import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { writeFramework } from "../adapters/framework-file/write";
import { saveFrameworkDraft } from "../commands/save-framework-draft";
import { library } from "../testing/library";
import { brought, draft } from "../testing/own-framework";
import { findFrameworkDraft } from "./framework-draft";

let place: Awaited<ReturnType<typeof library>>;
let adele: Context;
beforeAll(async () => {
  place = await library();
  adele = place.adele;
});
afterAll(() => place.database.drop());

const changesOf = async (key: string, version: string) =>
  (await findFrameworkDraft.run(adele, { key, version })).changes;

test("a first version is compared with nothing", async () => {
  const one = place.fresh();
  await draft(adele, one);
  expect(await changesOf(one.key, "1.0.0")).toBeNull();
});

test("before publishing, the lines that went and came since the published version are shown, comments too", async () => {
  const one = place.fresh();
  await brought(adele, one);
  const next = writeFramework({ ...one, version: "1.1.0" }, "yaml");
  await saveFrameworkDraft.run(adele, {
    text: `# After the workshop.\n${next}`,
    version: "1.1.0",
    expectedRevision: 0,
  });
  const changes = await changesOf(one.key, "1.1.0");
  expect(changes).toMatchObject({ against: "1.0.0", rewritten: false, added: 2, removed: 1 });
  const lines = changes?.hunks.flatMap((hunk) => hunk.lines) ?? [];
  const changed = lines.filter(({ kind }) => kind !== "same").map(({ kind, text }) => [kind, text]);
  expect(changed).toEqual([
    ["added", "# After the workshop."],
    ["removed", expect.stringContaining("1.0.0")],
    ["added", expect.stringContaining("1.1.0")],
  ]);
  expect(lines.length).toBeLessThan(next.split("\n").length);
});

test("files in different forms are compared as both would be written", async () => {
  const one = place.fresh();
  await brought(adele, one);
  const text = writeFramework({ ...one, version: "1.1.0" }, "json");
  await saveFrameworkDraft.run(adele, { text, version: "1.1.0", expectedRevision: 0 });
  expect(await changesOf(one.key, "1.1.0")).toMatchObject({
    rewritten: true,
    added: 1,
    removed: 1,
    notShown: 0,
  });
});
