import fc from "fast-check";
import { expect, test } from "vitest";
import { isTaken, slugOf } from "./slug";

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

test("an address of one of Cairn's own pages is no team's", () => {
  expect(isTaken(slugOf("Campaigns"))).toBe(true);
  expect(isTaken(slugOf("Campaigns 2"))).toBe(false);
});
