import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dodge } from "./dodge";

const room = { low: 0, high: 300 };

describe("labels beside a chart", () => {
  test("stay where they are when nothing collides", () => {
    expect(dodge([10, 100, 50], 16, room)).toEqual([10, 100, 50]);
  });

  test("two on the same place move apart by the same amount", () => {
    expect(dodge([100, 100], 16, room)).toEqual([92, 108]);
  });

  test("never overlap, keep their order and stay inside", () => {
    const places = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 18 });
    fc.assert(
      fc.property(places, (wanted) => {
        const placed = dodge(wanted, 16, room);
        const pairs = placed.map((at, index) => ({ at, want: wanted[index] ?? 0 }));
        const sorted = pairs.toSorted((a, b) => a.at - b.at);
        for (const [rank, one] of sorted.entries()) {
          expect(one.at).toBeGreaterThanOrEqual(room.low - 1e-9);
          expect(one.at).toBeLessThanOrEqual(room.high + 1e-9);
          const before = sorted[rank - 1];
          if (before === undefined) continue;
          expect(one.at - before.at).toBeGreaterThanOrEqual(16 - 1e-9);
          expect(one.want).toBeGreaterThanOrEqual(before.want - 1e-9);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("more labels than room are spread evenly instead of being dropped", () => {
    const placed = dodge(
      Array.from({ length: 40 }, () => 150),
      16,
      room,
    );
    expect(placed).toHaveLength(40);
    expect(Math.min(...placed)).toBe(0);
    expect(Math.max(...placed)).toBeCloseTo(300);
  });

  test("none at all is fine", () => {
    expect(dodge([], 16, room)).toEqual([]);
  });
});
