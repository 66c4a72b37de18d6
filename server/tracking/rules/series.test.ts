import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bucket, condensed } from "./series";

const value = fc.option(fc.integer());
const bucket: fc.Arbitrary<Bucket> = fc
  .record({ stepMin: fc.nat(), values: fc.array(value, { minLength: 1, maxLength: 5 }) })
  .map(({ stepMin, values }) => {
    const numbers = values.filter((each) => each !== null);
    return {
      stepMin,
      stepMax: stepMin + values.length,
      least: numbers.length === 0 ? null : Math.min(...numbers),
      greatest: numbers.length === 0 ? null : Math.max(...numbers),
      last: values.at(-1) ?? null,
      points: values.length,
    };
  });

const extremes = (buckets: readonly Bucket[]) => ({
  least: Math.min(...buckets.flatMap(({ least }) => least ?? [])),
  greatest: Math.max(...buckets.flatMap(({ greatest }) => greatest ?? [])),
  points: buckets.reduce((sum, { points }) => sum + points, 0),
  last: buckets.at(-1)?.last,
});

describe("a long series made short for a chart", () => {
  test("keeps its least and greatest value, its last one and the number of its points", () => {
    fc.assert(
      fc.property(fc.array(bucket), fc.integer({ min: 1, max: 20 }), (buckets, most) => {
        const few = condensed(buckets, most);
        expect(few.length).toBeLessThanOrEqual(most);
        expect(extremes(few)).toEqual(extremes(buckets));
      }),
    );
  });

  test("that is short already stays as it is", () => {
    const one = { stepMin: 0, stepMax: 0, least: 1, greatest: 1, last: 1, points: 1 };
    expect(condensed([one, one], 2)).toEqual([one, one]);
  });
});
