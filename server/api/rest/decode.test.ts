import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { decoderFor } from "./decode";

const schema = z.strictObject({
  limit: z.number().int().default(50),
  open: z.boolean().optional(),
  since: z.date().nullable(),
  teams: z.array(z.number()).max(3).optional(),
  kind: z.union([z.literal(1), z.literal("all")]),
  name: z
    .string()
    .trim()
    .transform((text) => text.length),
});
const text = decoderFor(schema, "text");
const json = decoderFor(schema, "json");

describe("an address", () => {
  test("holds texts, which become what the schema expects", () => {
    const query = {
      limit: "20",
      open: "false",
      since: "2026-01-31",
      teams: ["1", "2"],
      kind: "1",
      name: "7",
    };
    expect(text(query)).toEqual({
      limit: 20,
      open: false,
      since: new Date("2026-01-31"),
      teams: [1, 2],
      kind: 1,
      name: "7",
    });
  });

  test("with one value where a list is wanted is a list of one", () => {
    expect(text({ teams: "4" })).toEqual({ teams: [4] });
    expect(text({})).toEqual({});
  });

  test("with what does not fit is left as it came, so that the schema names it", () => {
    const odd = { limit: "0x10", open: "yes", since: "yesterday", kind: "none", unknown: "1" };
    expect(text(odd)).toEqual(odd);
    for (const limit of ["", " 1", "1e", "Infinity", "NaN", "1_000", "１"])
      expect(text({ limit })).toEqual({ limit });
  });
});

describe("a JSON body", () => {
  test("holds everything but dates as it is", () => {
    const body = { limit: "20", since: "2026-01-31T09:30:00+01:00", teams: "4" };
    expect(json(body)).toEqual({ ...body, since: new Date("2026-01-31T08:30:00Z") });
  });

  test("brings dates inside lists, records, options and things that hold themselves", () => {
    type Tree = { at: Date; below: Tree[] };
    const tree: z.ZodType<Tree> = z.lazy(() => z.object({ at: z.date(), below: z.array(tree) }));
    const nested = z.object({
      list: z.array(z.object({ at: z.date() })),
      record: z.record(z.string(), z.date()),
      option: z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("at"), at: z.date() }),
        z.object({ kind: z.literal("never") }),
      ]),
      tree,
    });
    const value = {
      list: [{ at: new Date(1) }],
      record: { a: new Date(2) },
      option: { kind: "at", at: new Date(3) },
      tree: { at: new Date(4), below: [{ at: new Date(5), below: [] }] },
    };
    expect(decoderFor(nested, "json")(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  test("cannot reach a prototype", () => {
    const decoded = json(JSON.parse('{"__proto__":{"admin":true},"limit":1}'));
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });

  test("of any shape is decoded without an error", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => json(value)).not.toThrow();
      }),
    );
  });
});
