import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, quartilesOf } from "./internal-benchmark";

describe("where a team stands among the teams of its organisation", () => {
  test("four known teams say nothing, however many unknown ones there are", () => {
    expect(quartilesOf([0.1, 0.2, 0.3, 0.4])).toBeNull();
    expect(quartilesOf([0.1, 0.2, 0.3, 0.4, null, null, null])).toBeNull();
    expect(quartilesOf([0.1, 0.2, 0.3, 0.4, 0.5])).not.toBeNull();
  });

  test("quartiles lie between neighbours and are told in steps of 5 %", () => {
    expect(quartilesOf([0, 0.25, 0.5, 0.75, 1])).toEqual({ lower: 0.25, median: 0.5, upper: 0.75 });
    expect(quartilesOf([0, 0, 0, 1, 1, 1])).toEqual({ lower: 0, median: 0.5, upper: 1 });
    expect(quartilesOf([0.11, 0.11, 0.11, 0.11, 0.11])?.median).toBe(0.1);
  });

  test("a share on an edge gets the better quarter", () => {
    const quartiles = { lower: 0.25, median: 0.5, upper: 0.75 };
    expect([0, 0.25, 0.5, 0.75, 1].map((own) => placeOf(own, quartiles))).toEqual([
      "lower",
      "below",
      "above",
      "upper",
      "upper",
    ]);
  });

  test("the order of teams is irrelevant, and quartiles never cross", () => {
    const shares = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 5,
    });
    fc.assert(
      fc.property(shares, (all) => {
        const found = quartilesOf(all);
        expect(quartilesOf(all.toReversed())).toEqual(found);
        const { lower, median, upper } = found ?? { lower: 0, median: 0, upper: 0 };
        expect([lower, median, upper]).toEqual([lower, median, upper].toSorted((a, b) => a - b));
      }),
    );
  });
});
