import { expect, test } from "vitest";
import { aboutTime, percentOf, remainingMs } from "./progress";

test("work that goes on never shows 100 percent", () => {
  expect(percentOf({ done: 10, total: 10, workedMs: 1 }, false)).toBe(99);
  expect(percentOf({ done: 12, total: 10, workedMs: 1 }, false)).toBe(99);
  expect(percentOf({ done: 10, total: 10, workedMs: 1 }, true)).toBe(100);
  expect(percentOf({ done: 1, total: 3, workedMs: 1 }, false)).toBe(33);
});

test("what nobody knows is no number", () => {
  expect(percentOf({ done: 5, total: 0, workedMs: 9000 }, false)).toBeNull();
  expect(remainingMs({ done: 5, total: 0, workedMs: 9000 })).toBeNull();
  expect(remainingMs({ done: 0, total: 9, workedMs: 9000 })).toBeNull();
  expect(remainingMs({ done: 5, total: 9, workedMs: 1999 })).toBeNull();
});

test("the rest takes as long as what was done took", () => {
  expect(remainingMs({ done: 250, total: 1000, workedMs: 10_000 })).toBe(30_000);
  expect(remainingMs({ done: 1200, total: 1000, workedMs: 10_000 })).toBe(0);
});

test.each([
  [200, "about 1 second"],
  [8400, "about 8 seconds"],
  [41_000, "about 40 seconds"],
  [95_000, "about 2 minutes"],
  [3_600_000, "about 60 minutes"],
  [7_300_000, "about 2 hours"],
])("%d ms are %s", (ms, words) => expect(aboutTime(ms)).toBe(words));
