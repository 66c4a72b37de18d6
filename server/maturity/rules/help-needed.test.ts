import { expect, test } from "vitest";
import { byNeed, overclaim } from "./help-needed";

const row = (name: string, claimed: number | null, confirmed: number | null) => ({
  name,
  claimed,
  confirmed,
});

test("help goes to the boldest claim, then to the lowest confirmed level; unknown is not low", () => {
  const rows = [
    row("unknown", 5, null),
    row("high", 4, 4),
    row("honest", 1, 1),
    row("bold", 4, 1),
    row("bold and high", 5, 4),
    row("silent", null, null),
  ];
  expect(byNeed(rows).map(({ name }) => name)).toEqual([
    "bold",
    "bold and high",
    "honest",
    "high",
    "unknown",
    "silent",
  ]);
});

test("a claim below the evidence is no overclaim, and an unknown one neither", () => {
  expect([row("a", 1, 3), row("b", 4, 1), row("c", null, 1)].map(overclaim)).toEqual([0, 3, 0]);
});
