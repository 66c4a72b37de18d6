import { expect, test } from "vitest";
import { expiryOf } from "./expiring";
import { isExpired } from "./freshness";
import { daysAgo, NOW } from "./testing/sample";

const stateOf = (age: number): string => expiryOf(daysAgo(age), 180, NOW).state;

test("an answer is fresh, then expires soon, then has expired", () => {
  expect([0, 149, 150, 180].map(stateOf)).toEqual(["fresh", "fresh", "soon", "soon"]);
  expect(stateOf(180.001)).toBe("expired");
  expect(expiryOf(daysAgo(180), 180, NOW).expiresAt).toEqual(NOW);
});

test("it expires exactly when the engine stops counting it", () => {
  for (const age of [179.999, 180, 180.0001, 181])
    expect(stateOf(age) === "expired").toBe(isExpired(daysAgo(age), 180, NOW));
});
