import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf } from "./slug";

test("names become readable addresses", () => {
  expect(slugOf("Fraud & Risk")).toBe("fraud-risk");
  expect(slugOf("Zürich Prévention")).toBe("zurich-prevention");
  expect(slugOf("!!!")).toBe("");
});

test("every address is one the database takes, or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(slugOf(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(slugOf(name).length).toBeLessThanOrEqual(60);
    }),
  );
});
