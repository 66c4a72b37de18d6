import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Amounts } from "./amounts";
import { ColumnSeen } from "./column-seen";
import { kindOf } from "./csv-value";
import { Histogram } from "./histogram";
import { Variety } from "./variety";

describe("a histogram", () => {
  // A number that a bin's width divides down to zero has no bin of its own.
  const finite = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => value === 0 || (Math.abs(value) > 1e-100 && Math.abs(value) < 1e100));

  test("counts every value once, in the bin it belongs to", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 200 }), (values) => {
        const histogram = new Histogram();
        for (const value of values) histogram.take(value);
        const bins = histogram.bins();
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(33);
        const last = bins.at(-1)?.to ?? 0;
        for (const { from, to, count } of bins) {
          const inside = values.filter(
            (value) => value >= from && (value < to || (to === last && value <= to)),
          );
          expect(inside.length).toBe(count);
        }
      }),
    );
  });

  test("of equal values is one bin", () => {
    const histogram = new Histogram();
    for (let at = 0; at < 5; at += 1) histogram.take(3);
    expect(histogram.bins()).toEqual([{ from: 3, to: 3, count: 5 }]);
  });
});

describe("amounts", () => {
  test("have the mean, deviation and quantiles of the values", () => {
    const amounts = new Amounts(1000);
    for (let value = 1; value <= 101; value += 1) amounts.take(value);
    const told = amounts.told();
    expect(told).toMatchObject({ min: 1, max: 101, mean: 51, sampled: null });
    expect(told?.deviation).toBeCloseTo(29.3, 1);
    expect(told?.quantiles.map(({ value }) => value)).toEqual([6, 26, 51, 76, 96]);
  });

  test("of many values take their quantiles from some, and say of how many", () => {
    const amounts = new Amounts(4096);
    for (let value = 0; value < 200_000; value += 1) amounts.take(value);
    const told = amounts.told();
    expect(told?.sampled).toBe(4096);
    expect(told?.mean).toBeCloseTo(99_999.5, 3);
    // The median of 4,096 drawn values is off by more than 3 % once in 100,000 times.
    expect(Math.abs((told?.quantiles[2]?.value ?? 0) - 100_000)).toBeLessThan(7000);
  });
});

describe("how many different values there are", () => {
  test("is exact while there is room", () => {
    const variety = new Variety(100);
    for (let at = 0; at < 1000; at += 1) variety.take(`v${at % 90}`);
    expect(variety.told()).toMatchObject({ distinct: 90, distinctExact: true, topShort: 0 });
  });

  test.each([1000, 50_000, 400_000])("is estimated beyond it: %i", (count) => {
    const variety = new Variety(100);
    for (let at = 0; at < count; at += 1) variety.take(`value ${at}`);
    const { distinct, distinctExact } = variety.told();
    expect(distinctExact).toBe(false);
    // Three standard errors of 1.04 / √4096.
    expect(Math.abs(distinct - count) / count).toBeLessThan(0.05);
  });

  test("does not hide the most frequent one among many rare ones", () => {
    const variety = new Variety(100);
    for (let at = 0; at < 20_000; at += 1) variety.take(at % 3 === 0 ? "often" : `rare ${at}`);
    const { top, topShort } = variety.told();
    expect(top[0]?.value).toBe("often");
    expect(6667 - (top[0]?.count ?? 0)).toBeLessThanOrEqual(topShort);
  });
});

test.each([
  ["1", "integer"],
  ["-20", "integer"],
  ["007", "text"],
  ["0", "integer"],
  ["0.5", "number"],
  [".5e-3", "number"],
  ["1e999", "text"],
  ["0x10", "text"],
  ["1 000", "text"],
  ["TRUE", "boolean"],
  ["2026-02-28", "date"],
  ["2026-02-31", "text"],
  ["2026-02-28 10:00", "timestamp"],
  ["2026-02-28T10:00:00.123Z", "timestamp"],
  ["-", "text"],
  ["é", "text"],
])("%j is %s", (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

test("a column of nothing has no profile but its counts", () => {
  const seen = new ColumnSeen({ sample: 10, different: 10 });
  seen.nulls = 3;
  expect(seen.profile("texts")).toMatchObject({ values: 0, nulls: 3, distinct: null, top: [] });
});
