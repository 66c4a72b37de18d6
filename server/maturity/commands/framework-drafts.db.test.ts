import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { writeFramework } from "../adapters/framework-file/write";
import { lensText } from "../adapters/framework-file/testing/lens";
import { findFrameworkDraft } from "../queries/framework-draft";
import { findFramework, listFrameworks } from "../queries/frameworks";
import { library } from "../testing/library";
import { draft, ours } from "../testing/own-framework";
import { saveFrameworkDraft } from "./save-framework-draft";

let place: Awaited<ReturnType<typeof library>>;
let adele: Context;
const fresh = () => place.fresh();

beforeAll(async () => {
  place = await library();
  adele = place.adele;
});
afterAll(() => place.database.drop());

const save = (text: string, expectedRevision = 0) =>
  saveFrameworkDraft.run(adele, { text, version: "1.0.0", expectedRevision });

describe("saving a draft", () => {
  test("keeps the file and shows what it says, and nobody is assessed with it", async () => {
    const one = fresh();
    expect(await draft(adele, one)).toMatchObject({ revision: 1, findings: 0, leftOut: 0 });
    const seen = await findFrameworkDraft.run(adele, { key: one.key, version: "1.0.0" });
    expect(seen).toMatchObject({ status: "draft", kind: "framework", savedBy: "Adele Admin" });
    expect(seen.source).toBe(writeFramework(one, "yaml"));
    expect(seen.dimensions[0]?.practices.map(({ key }) => key)).toEqual(["p1", "p2", "p3"]);
    expect(findFrameworkDraft.output.safeParse(seen).success).toBe(true);
    expect((await listFrameworks.run(adele, {})).map(({ key }) => key)).not.toContain(one.key);
    await expect(findFramework.run(adele, { key: one.key })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("keeps a file with defects, each with its line", async () => {
    const one = { ...fresh(), floor: 9 };
    await draft(adele, one);
    const { findings } = await findFrameworkDraft.run(adele, one);
    expect(findings).toMatchObject([{ code: "floor_not_a_level", line: 1 }]);
  });

  test("of an AWS lens lists what is not carried", async () => {
    const saved = await save(lensText());
    expect(saved).toMatchObject({
      key: "aws-model-care",
      version: "1.0.0",
      findings: 0,
      leftOut: 5,
    });
    const seen = await findFrameworkDraft.run(adele, saved);
    expect(seen).toMatchObject({ kind: "aws_lens" });
    expect(seen.leftOut).toHaveLength(5);
  });

  test("is refused for what cannot be read, with every problem and its line", async () => {
    await expect(save("key: ours\nlicence: free\n")).rejects.toMatchObject({
      code: "invalid",
      detail: {
        data: {
          problems: expect.arrayContaining([expect.objectContaining({ path: "licence", line: 2 })]),
        },
      },
    });
  });

  test("is refused under the key of a framework that comes with Cairn", async () => {
    await expect(draft(adele, ours({ key: "google" }))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("comes with Cairn"),
    });
  });

  test("does not overwrite what somebody else saved meanwhile", async () => {
    const one = fresh();
    await draft(adele, one);
    await expect(draft(adele, one)).rejects.toMatchObject({
      code: "conflict",
      detail: { data: { by: "Adele Admin", revision: 1 } },
    });
    expect(await draft(adele, { ...one, title: "Better" }, 1)).toMatchObject({ revision: 2 });
  });

  test("twice at the same moment keeps one of them", async () => {
    const one = fresh();
    const both = await Promise.allSettled([draft(adele, one), draft(adele, one)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("is for admins", async () => {
    await expect(draft(place.at(place.ana), fresh())).rejects.toMatchObject({ code: "forbidden" });
  });
});
