import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { DomainError } from "~/server/core/errors";
import { MAX_CONTRACT, readContract } from "./odcs";

const vector = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../testing/descriptions", name), "utf8");

const whole = vector("payments.odcs.yaml");
const older = vector("shops.odcs.json");

/** A small contract with another part in it. */
const having = (more: object): string =>
  JSON.stringify({ ...JSON.parse(older), apiVersion: "v3.1.0", ...more });

/** What a refusal says; "" when the contract is read. */
function refusal(text: string): string {
  try {
    readContract(text);
    return "";
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid") return error.message;
    throw error;
  }
}

describe("a contract that uses every part of the standard", () => {
  const { contract, syntax } = readContract(whole);
  const [payments] = contract.tables;

  test("is read with its tables, columns and rules", () => {
    expect([syntax, contract.contractId, contract.version, contract.status]).toEqual([
      "yaml",
      "0f6b8a54-3c1e-4b58-9d67-payments",
      "2.1.0",
      "active",
    ]);
    expect(payments?.columns.map(({ name }) => name)).toEqual([
      "id",
      "amount",
      "currency",
      "paid_at",
      "shop_id",
      "basket",
    ]);
    expect(payments?.columns[0]).toMatchObject({ primaryKey: true, required: true, unique: true });
    expect(payments?.columns[1]).toMatchObject({
      minimum: 0,
      maximum: 50_000,
      beyondProfile: ["multipleOf"],
    });
    expect(payments?.columns[2]?.rules[0]).toMatchObject({
      metric: "invalidValues",
      operator: "mustBeLessThan",
      bounds: [1],
      percent: true,
      validValues: ["EUR", "CHF"],
    });
    expect(payments?.rules.map(({ type }) => type)).toEqual(["library", "sql", "custom", "text"]);
  });

  test("says the same written again, in either syntax", () => {
    const said: unknown = parse(whole);
    expect(readContract(stringify(said)).contract).toEqual(contract);
    const json = readContract(JSON.stringify(said, null, 2));
    expect(json).toEqual({ contract, syntax: "json" });
  });

  test("of version 3.0 is read as well", () => {
    expect(readContract(older).contract.tables[0]?.rules[0]).toMatchObject({
      metric: "duplicateValues",
      operator: "mustBe",
    });
  });
});

describe("what cannot be read is told with line and path", () => {
  test.each([
    ["an unknown word", having({ owner: "me" }), "at owner: "],
    [
      "an unknown word of a column",
      having({ schema: [{ name: "t", properties: [{ name: "c", nullable: true }] }] }),
      "at schema[0].properties[0].nullable",
    ],
    [
      "an unknown word of a rule",
      having({ schema: [{ name: "t", quality: [{ metric: "rowCount", mustbe: 1 }] }] }),
      "at schema[0].quality[0].mustbe",
    ],
    ["another version of the standard", having({ apiVersion: "v4.0.0" }), "at apiVersion"],
    ["version 2", having({ apiVersion: "v2.2.2" }), "at apiVersion"],
    ["another kind", having({ kind: "DataProduct" }), "at kind"],
    [
      "a type that is none",
      having({ schema: [{ name: "t", properties: [{ name: "c", logicalType: "decimal" }] }] }),
      "logicalType",
    ],
    [
      "a metric that is none",
      having({ schema: [{ name: "t", quality: [{ metric: "not_null" }] }] }),
      "metric",
    ],
    ["no id", having({ id: undefined }), "at id"],
    ["nothing", "", "Line 1"],
    ["a list", "- a\n- b\n", "Line 1"],
    ["broken YAML", "kind: [DataContract\n", "Line "],
    ["a key twice", "kind: DataContract\nkind: DataContract\n", "Line 2"],
    ["characters that are none", "kind: \u0000", "characters that are none"],
    ["a name of JavaScript", '{"__proto__": {"id": "x"}, "constructor": 1}', "__proto__"],
  ])("%s", (_, text, words) => {
    expect(refusal(text)).toContain(words);
  });

  test("the line is the one where it stands", () => {
    const line = whole.split("\n").findIndex((each) => each.includes("mustBeLessThan"));
    const wrong = whole.replace("mustBeLessThan: 1", "mustBeLessThan: few");
    expect(refusal(wrong)).toContain(
      `Line ${line + 1} at schema[0].properties[2].quality[0].mustBeLessThan`,
    );
  });
});

describe("a hostile contract is refused before it costs anything", () => {
  test("with too many characters", () => {
    expect(refusal(`${whole}#${"x".repeat(MAX_CONTRACT)}`)).toContain("at most 1000000 characters");
  });

  test("that holds itself", () => {
    for (const alias of ["&c [*c]", "&c [*c, *c]", "&c { a: [1, { b: *c }] }"])
      expect(
        refusal(whole.replace(/^customProperties:\n.*\n.*\n/mu, `customProperties: ${alias}\n`)),
      ).toContain("It holds itself");
  });

  test("whose aliases multiply", () => {
    const lines = ["customProperties:", "  - &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let depth = 1; depth < 12; depth += 1) {
      const alias = `*a${depth - 1}`;
      lines.push(`  - &a${depth} [${Array.from({ length: 9 }, () => alias).join(", ")}]`);
    }
    const began = performance.now();
    expect(refusal(`${whole.split("customProperties:")[0]}${lines.join("\n")}`)).toContain("alias");
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("nested thousands deep", () => {
    for (const depth of [200, 20_000]) {
      const deep = "[".repeat(depth) + "]".repeat(depth);
      const text = having({}).replace(/\}$/u, `,"customProperties":${deep}}`);
      expect(refusal(text)).not.toBe("");
    }
  });

  test("or is any text at all: it is read or refused, and nothing else happens", () => {
    const edits = fc.tuple(
      fc.nat(older.length),
      fc.nat(40),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 6 }), (all) => {
        const text = all.reduce(
          (now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone),
          older,
        );
        expect(refusal(text)).toBeTypeOf("string");
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
