import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { readContract } from "../adapters/odcs";

let world: World;
let side: Side;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
});
afterAll(() => world.close());

const vector = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../testing/descriptions", name), "utf8");

const api = () => side.everyone.datasets;
let made = 0;

/** A dataset with one version of every family of types, and with promises. */
async function told(): Promise<string> {
  const name = `told ${(made += 1)}`;
  await api().recordVersion({
    name,
    digest: "one",
    rowCount: 10,
    columns: [
      { name: "id", type: "bigint", canBeMissing: false },
      { name: "amount", type: "double", canBeMissing: true, description: "In euros." },
      { name: "city", type: "string" },
      { name: "at", type: "timestamp[us]", canBeMissing: false },
      { name: "day", type: "date" },
      { name: "new", type: "boolean" },
      { name: "basket", type: "list of struct" },
    ],
  });
  await api().updateDataset({ name, description: "Sales.", freshHours: 24, retentionDays: 90 });
  return name;
}

const exported = async (name: string, format: "yaml" | "json") =>
  (await api().exportContract({ name, format })).body;

describe("a contract that was attached", () => {
  test.each(["payments.odcs.yaml", "shops.odcs.json"])(
    "%s comes out, goes in and comes out again as the same",
    async (file) => {
      const name = `round ${(made += 1)}`;
      await api().createDataset({ name });
      const text = vector(file);
      const own = file.endsWith("yaml") ? "yaml" : "json";
      const other = own === "yaml" ? "json" : "yaml";
      await api().attachContract({ name, text });
      // In its own syntax letter by letter, in the other one the same in every part.
      expect(await exported(name, own)).toBe(text);
      const turned = await exported(name, other);
      expect(parse(turned)).toEqual(parse(text));

      await api().attachContract({ name, text: turned });
      expect(parse(await exported(name, own))).toEqual(parse(text));
      const before = readContract(text).contract;
      expect(readContract(await exported(name, own)).contract).toEqual(before);
    },
  );

  test("that is taken away leaves a draft, and comes back with the same text", async () => {
    const name = await told();
    const text = vector("payments.odcs.yaml");
    await api().attachContract({ name, text });
    expect((await api().findDataset({ name })).contract).toMatchObject({ syntax: "yaml" });
    await api().detachContract({ name });
    expect(await api().exportContract({ name })).toMatchObject({ attached: false });
    await expect(api().detachContract({ name })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await api().attachContract({ name, text });
    expect((await api().findDataset({ name })).contract).toMatchObject({ revision: 2 });
    expect(await exported(name, "yaml")).toBe(text);
  });
});

describe("a draft of what is known", () => {
  test("is a contract that its own version keeps, and comes out as it went in", async () => {
    const name = await told();
    const draft = await exported(name, "yaml");
    await api().attachContract({ name, text: draft });
    const { results } = await api().contractReport({ name, version: 1 });
    expect(results.length).toBeGreaterThan(6);
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(parse(await exported(name, "json"))).toEqual(parse(draft));
  });
});

/** The published JSON schema of the standard, which is not part of this project. */
const schemaFile = process.env["CAIRN_ODCS_SCHEMA"];

describe("beside the published schema of ODCS 3.1", () => {
  const schemaOf = (skip: (why: string) => never) =>
    schemaFile === undefined
      ? skip("not run: CAIRN_ODCS_SCHEMA names no file with the published schema")
      : new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(
          JSON.parse(readFileSync(schemaFile, "utf8")),
        );

  test("the draft and both vectors are valid", async ({ skip }) => {
    const valid = schemaOf(skip);
    const draft: unknown = parse(await exported(await told(), "yaml"));
    for (const said of [
      draft,
      parse(vector("payments.odcs.yaml")),
      parse(vector("shops.odcs.json")),
    ])
      expect([valid(said), valid.errors]).toEqual([true, null]);
  });

  test("what it refuses for a word that is none, the reader refuses too", ({ skip }) => {
    const valid = schemaOf(skip);
    const base: unknown = parse(vector("shops.odcs.json"));
    const wrong = [
      { owner: "me" },
      { kind: "DataProduct" },
      { apiVersion: "v9" },
      { schema: [{ name: "t", properties: [{ name: "c", nullable: true }] }] },
      { schema: [{ name: "t", properties: [{ name: "c", logicalType: "decimal" }] }] },
      { schema: [{ name: "t", quality: [{ metric: "rowCount", mustbe: 1 }] }] },
      { schema: [{ name: "t", quality: [{ metric: "rows", mustBe: 1 }] }] },
      { schema: [{ properties: [] }] },
      { tags: "one" },
    ];
    for (const more of wrong) {
      const said = { ...Object(base), ...more };
      expect([more, valid(said)]).toEqual([more, false]);
      expect(() => readContract(JSON.stringify(said))).toThrow("no contract");
    }
  });
});
