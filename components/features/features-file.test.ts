import { expect, test } from "vitest";
import { parse } from "yaml";
import { everyFeature, featuresCsv, featuresYaml } from "./features-file";
import type { Feature, FeaturePage } from "./words";

const feature: Feature = {
  name: "amount: total",
  entity: "card",
  valueType: "double",
  description: 'Says "how much",\nin euro',
  status: "certified",
  ownerTeam: null,
  owner: { id: "1", name: "Ana" },
  freshMinutes: null,
  models: 2,
  modelsInUse: 1,
  training: "unknown",
  serving: "yes",
  skewed: false,
  createdAt: new Date("2026-01-02T03:04:05Z"),
  updatedAt: new Date("2026-01-02T03:04:05Z"),
};

test("YAML reads back, and what nobody said is null", () => {
  expect(parse(featuresYaml([feature, feature]))).toHaveLength(2);
  expect(parse(featuresYaml([feature]))[0]).toMatchObject({
    name: "amount: total",
    description: 'Says "how much",\nin euro',
    owner: "Ana",
    owner_team: null,
    seen_in_training: "unknown",
    created: "2026-01-02T03:04:05.000Z",
  });
  expect(parse(featuresYaml([]))).toEqual([]);
});

test("CSV leaves empty what nobody said", () => {
  const [head = "", row = ""] = featuresCsv([{ ...feature, description: "plain" }]).split("\r\n");
  const cells = row.split(",");
  expect(cells[head.split(",").indexOf("owner_team")]).toBe("");
  expect(cells[head.split(",").indexOf("seen_in_training")]).toBe("unknown");
});

test("all pages are read, each once", async () => {
  const page = (nextCursor: string | null): FeaturePage => ({
    rows: [feature],
    nextCursor,
    matching: 2,
    total: 2,
    skewed: 0,
    entities: [],
  });
  const told: number[] = [];
  const asked: (string | undefined)[] = [];
  const all = await everyFeature(
    (cursor) => {
      asked.push(cursor);
      return Promise.resolve(page(cursor === undefined ? "next" : null));
    },
    (count) => void told.push(count),
  );
  expect([all.length, told, asked]).toEqual([2, [1, 2], [undefined, "next"]]);
});
