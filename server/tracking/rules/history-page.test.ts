import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUntil } from "./history-page";

const chunk = fc
  .tuple(fc.nat(1000), fc.nat(50), fc.integer({ min: 1, max: 20 }))
  .map(([loggedMin, span, points]) => ({ loggedMin, loggedMax: loggedMin + span, points }));

describe("a page of a history", () => {
  test("reads so many chunks that it is full, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(chunk), fc.integer({ min: 1, max: 100 }), (chunks, wanted) => {
        const until = readUntil(chunks, wanted);
        const whole = chunks.filter(({ loggedMax }) => until === null || loggedMax <= until);
        const points = whole.reduce((sum, each) => sum + each.points, 0);
        const all = chunks.reduce((sum, each) => sum + each.points, 0);
        expect(points).toBeGreaterThanOrEqual(Math.min(wanted, all));
      }),
    );
  });

  test("does not read a chunk that lies behind what is wanted", () => {
    const chunks = [1, 2, 3].map((at) => ({
      loggedMin: at * 10,
      loggedMax: at * 10 + 9,
      points: 5,
    }));
    expect(readUntil(chunks, 5)).toBe(19);
    expect(readUntil(chunks, 6)).toBe(29);
    expect(readUntil(chunks, 16)).toBeNull();
  });
});
