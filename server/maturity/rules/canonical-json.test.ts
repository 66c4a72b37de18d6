import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

test("equal content is the same text, whatever the order of keys", () => {
  expect(canonicalJson({ b: [1, null, true], a: { d: "x", c: undefined } })).toBe(
    '{"a":{"d":"x"},"b":[1,null,true]}',
  );
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});

test("a date is its moment, the order of a list matters, and zero is not nothing", () => {
  expect(canonicalJson(new Date(0))).toBe('"1970-01-01T00:00:00.000Z"');
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: 0 })).not.toBe(canonicalJson({ a: null }));
});

test("what JSON cannot hold is refused", () => {
  for (const value of [Number.NaN, Infinity, 1n, () => 1, Symbol("s"), [undefined]]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});
