import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./nice-ticks";

test("marks are round and hold all values", () => {
  expect(niceTicks([0.13, 0.87], 4).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(niceTicks([0, 999], 4).ticks).toEqual([0, 500, 1000]);
});

test("one value alone stands in the middle", () => {
  const { min, max } = niceTicks([3, 3], 4);
  expect(min).toBeLessThan(3);
  expect(max).toBeGreaterThan(3);
});

test("steps that are counted stay whole", () => {
  expect(niceTicks([0, 1], 4, true).ticks).toEqual([0, 1]);
});

test("whatever the values, they lie between the first mark and the last", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.1, max: 1e9, noNaN: true }),
      fc.integer({ min: 1, max: 10 }),
      (low, span, most) => {
        const { min, max, ticks } = niceTicks([low, low + span], most);
        const slack = span * 1e-6;
        expect(min).toBeLessThanOrEqual(low + slack);
        expect(max).toBeGreaterThanOrEqual(low + span - slack);
        expect(ticks.length).toBeLessThanOrEqual(most + 3);
      },
    ),
  );
});
