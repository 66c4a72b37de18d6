import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "~/server/core/errors";
import { MAX_CROISSANT, readCroissant } from "./croissant";

const vector = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../testing/descriptions", name), "utf8");

const tables = vector("tables.croissant.json");
const pictures = vector("pictures.croissant.json");

const having = (more: object): string => JSON.stringify({ ...JSON.parse(tables), ...more });
const field = (more: object) => ({ recordSet: { name: "rows", field: [more].flat() } });

/** What a refusal says; "" when the description is read. */
function refusal(text: string): string {
  try {
    readCroissant(text);
    return "";
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid") return error.message;
    throw error;
  }
}

describe("a published description", () => {
  test("of version 1.1 says what the data is, where it lies and what its fields hold", () => {
    const told = readCroissant(tables);
    expect(told).toMatchObject({
      name: "Alpine weather",
      description: "What ten stations measured each hour.",
      source: "https://example.org/weather",
      licence: "https://creativecommons.org/licenses/by/4.0/",
      keywords: ["weather", "alps"],
      format: "csv",
      // Of its one file, as it says.
      digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    });
    expect(told.columns).toEqual([
      { name: "station", type: "Integer", canBeMissing: null, description: "Its number." },
      { name: "at", type: "Date DateTime", canBeMissing: null, description: "" },
      { name: "gusts", type: "list of Float", canBeMissing: null, description: "" },
    ]);
  });

  test("of version 1.0 names its nodes by @id, in several record sets", () => {
    const told = readCroissant(pictures);
    expect(told).toMatchObject({
      name: "Marmots",
      licence: "https://creativecommons.org/publicdomain/zero/1.0/",
      format: null,
      digest: createHash("sha256").update(pictures).digest("hex"),
    });
    expect(told.columns.map(({ name, type }) => [name, type])).toEqual([
      ["images/content", "ImageObject"],
      ["labels/word", "Text"],
    ]);
  });

  test("has its parts that nothing keeps named, each once", () => {
    expect(readCroissant(tables).ignored).toEqual([
      "version",
      "datePublished",
      "creator",
      "distribution.contentUrl",
      "recordSet.field.source",
    ]);
    expect(readCroissant(pictures).ignored).toEqual([]);
    const long = having({
      description: "x".repeat(20_001),
      keywords: Array.from({ length: 101 }, (_, at) => `word ${at}`),
    });
    expect(readCroissant(long).ignored.slice(-2)).toEqual([
      "description after 20000 characters",
      "keywords after 100",
    ]);
  });

  test("read again in another order of its words is the same data", () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(tables)).toReversed());
    const [one, other] = [readCroissant(tables), readCroissant(JSON.stringify(turned))];
    expect({ ...other, ignored: [] }).toEqual({ ...one, ignored: [] });
  });
});

describe("what cannot be read is told with its path", () => {
  test.each([
    ["no JSON", "{", "no Croissant description"],
    ["a list", "[]", "it has to be one JSON object"],
    ["another thing", having({ "@type": "sc:Person" }), "@type: it has to be sc:Dataset"],
    ["no version of the format", having({ conformsTo: undefined }), "conformsTo"],
    ["a later version", having({ conformsTo: "http://mlcommons.org/croissant/2.0" }), "conformsTo"],
    [
      "somebody else's format",
      having({ conformsTo: "http://example.org/croissant/1.1/x" }),
      "conformsTo",
    ],
    ["no name", having({ name: undefined }), "name: Enter a name."],
    ["a name of two lines", having({ name: "a\nb" }), "name: A name is one line"],
    [
      "a field without a name",
      having(field({ dataType: "sc:Text" })),
      "recordSet[0].field[0].name",
    ],
    ["a field with a NUL", having(field({ name: "a\u0000" })), "recordSet[0].field[0].name"],
    ["a field twice", having(field([{ name: "a" }, { name: "a" }])), "a stands there twice"],
    [
      "too many fields",
      having(field(Array.from({ length: 5001 }, (_, at) => ({ name: `f${at}` })))),
      "more than 5000 fields",
    ],
    ["too many characters", " ".repeat(MAX_CROISSANT + 1), "more than 4000000 characters"],
  ])("%s", (_, text, words) => {
    expect(refusal(text)).toContain(words);
  });

  test("names that mean something to a program are only names", () => {
    const text = `{"__proto__": {"x": 1}, "constructor": 1, ${tables.trim().slice(1)}`;
    expect(readCroissant(text).ignored.slice(0, 2)).toEqual(["__proto__", "constructor"]);
  });

  test("one nested thousands deep is refused or read, and ends", () => {
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    for (const key of ["name", "description", "keywords", "license", "recordSet"]) {
      const text = having({ [key]: "deep" }).replace('"deep"', deep);
      expect(refusal(text)).toBeTypeOf("string");
    }
  });

  test("any JSON at all is read or refused, and nothing else happens", () => {
    const keys = fc.constantFrom("@type", "@id", "name", "field", "recordSet", "dataType", "x");
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom(null, true, 1, "sc:Dataset"),
        fc.array(tie("any"), { maxLength: 4 }),
        fc.dictionary(keys, tie("any"), { maxKeys: 4 }),
      ),
    })).any;
    const places = fc.constantFrom(
      "name",
      "description",
      "license",
      "keywords",
      "distribution",
      "recordSet",
      "conformsTo",
    );
    fc.assert(
      fc.property(places, value, (place, put) => {
        expect(refusal(having({ [place]: put }))).toBeTypeOf("string");
      }),
      { numRuns: 500 },
    );
  });
});
