import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { lensText } from "../adapters/framework-file/testing/lens";
import { writeFramework } from "../adapters/framework-file/write";
import { saveFrameworkDraft } from "../commands/save-framework-draft";
import { library } from "../testing/library";
import { brought, draft } from "../testing/own-framework";
import { frameworkEditor } from "./framework-editor";
import { reviseFramework } from "./revise-framework";

let place: Awaited<ReturnType<typeof library>>;
let adele: Context;
beforeAll(async () => {
  place = await library();
  adele = place.adele;
});
afterAll(() => place.database.drop());

describe("the editor begins with", () => {
  test("a small framework without a defect", async () => {
    const { saved, start, checks } = await frameworkEditor.run(adele, {});
    expect(saved).toBeNull();
    expect([start.problems, start.findings]).toEqual([[], []]);
    expect(checks.length).toBeGreaterThan(90);
  });

  test("a copy of a published framework under a key of one's own", async () => {
    const { saved, start } = await frameworkEditor.run(adele, { copyOf: "google" });
    expect(saved).toBeNull();
    expect(start.data).toMatchObject({ key: "our-google", version: "1.0.0" });
    expect([start.problems, start.findings]).toEqual([[], []]);
  });

  test("the file of a draft as it was written, and its revision", async () => {
    const one = place.fresh();
    const text = `# Ours.\n${writeFramework(one, "yaml")}`;
    await saveFrameworkDraft.run(adele, { text, version: "1.0.0", expectedRevision: 0 });
    const { saved, start } = await frameworkEditor.run(adele, { draft: one });
    expect(saved).toEqual({ key: one.key, version: "1.0.0", revision: 1 });
    expect(start.text).toBe(text);
  });

  test("the framework a lens stands for, in the version it was saved as", async () => {
    await saveFrameworkDraft.run(adele, {
      text: lensText(),
      version: "2.1.0",
      expectedRevision: 0,
    });
    const which = { key: "aws-model-care", version: "2.1.0" };
    const { saved, start } = await frameworkEditor.run(adele, { draft: which });
    expect(saved).toEqual({ ...which, revision: 1 });
    expect(start).toMatchObject({ converted: true, data: which, problems: [], findings: [] });
  });

  test("the version after the newest published one", async () => {
    const one = place.fresh();
    await brought(adele, one);
    await brought(adele, { ...one, version: "1.4.2" });
    const { saved, start } = await frameworkEditor.run(adele, { draft: one });
    expect(saved).toBeNull();
    expect(start.data).toMatchObject({ key: one.key, version: "1.5.0" });
    expect(start.findings).toEqual([]);
  });

  test("nothing for people who may not, and for what does not exist", async () => {
    await expect(frameworkEditor.run(place.at(place.ana), {})).rejects.toMatchObject({
      code: "forbidden",
    });
    const missing = { key: "nowhere", version: "1.0.0" };
    await expect(frameworkEditor.run(adele, { draft: missing })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("what is typed is read again", () => {
  test("and compared with what was published, by line and path", async () => {
    const one = place.fresh();
    await brought(adele, one);
    const { findings, text } = await reviseFramework.run(adele, {
      text: writeFramework({ ...one, version: "1.1.0" }, "yaml"),
      edits: [{ kind: "set", path: ["practices", 1, "statement"], value: "Something else." }],
    });
    const [found] = findings;
    expect(found).toMatchObject({ code: "changed_meaning", path: "practices.1.key" });
    expect(text.split("\n")[(found?.line ?? 0) - 1]).toContain("key: p2");
  });

  test("and nothing is saved", async () => {
    const one = place.fresh();
    await draft(adele, one);
    const text = writeFramework({ ...one, title: "Other" }, "yaml");
    await reviseFramework.run(adele, { text, edits: [] });
    const { start } = await frameworkEditor.run(adele, { draft: one });
    expect(start.data).toMatchObject({ title: one.title });
  });
});
