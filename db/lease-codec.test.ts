import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeArray, decoders, encodeParameter } from "./lease-codec";

const asText = (text: string): string => text;

test("an array of any texts, with and without NULL, survives the way there and back", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("", "NULL", "null", '"', "\\", "{,}", " a "));
  fc.assert(
    fc.property(fc.array(fc.option(text)), (items) => {
      expect(decodeArray(encodeParameter(items) ?? "", asText)).toEqual(items);
    }),
  );
});

test("arrays of arrays keep their shape", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1 }), { minLength: 1 }), (items) => {
      expect(decodeArray(encodeParameter(items) ?? "", asText)).toEqual(items);
    }),
  );
});

test("an array with explicit bounds is read like any other", () => {
  expect(decodeArray("[0:1]={1,2}", Number)).toEqual([1, 2]);
});

test("a point in time comes back as the same Date, to the millisecond", () => {
  expect(decoders[1184]?.("2026-11-21 11:02:47.123456+00")).toEqual(
    new Date("2026-11-21T11:02:47.123Z"),
  );
  expect(decoders[1114]?.("2026-11-21 11:02:47")).toEqual(new Date("2026-11-21T11:02:47Z"));
});

test("counts and amounts stay text, because a number would lose digits", () => {
  expect(decoders[20]?.("9007199254740993")).toBe("9007199254740993");
  expect(decoders[1700]?.("0.10")).toBe("0.10");
});

test("an undefined parameter is refused before anything is sent", () => {
  expect(() => encodeParameter(undefined)).toThrow(TypeError);
  expect(() => encodeParameter(new Date("never"))).toThrow(RangeError);
  expect(() => encodeParameter([1, undefined])).toThrow(TypeError);
});

test("values of every other kind have one text", () => {
  expect(encodeParameter(null)).toBeNull();
  expect(encodeParameter(12n)).toBe("12");
  expect(encodeParameter(true)).toBe("true");
  expect(encodeParameter(new Uint8Array([0, 255]))).toBe(String.raw`\x00ff`);
  expect(encodeParameter({ a: [1] })).toBe('{"a":[1]}');
  expect(encodeParameter(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
});
