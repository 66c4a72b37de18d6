import { expect, test } from "vitest";
import { targetShare } from "./target-share";

type Known = Parameters<typeof targetShare>[0];

const practice = (level: number | "every", more: Partial<Known["practices"][number]> = {}) => ({
  dimension: "data",
  kind: "R" as const,
  level,
  verdict: { kind: "confirmed" as const },
  ...more,
});

const practices = [
  practice(1),
  practice(2),
  practice(3),
  practice("every"),
  practice(2, { verdict: null }),
  practice(2, { kind: "O" }),
  practice(1, { dimension: "code" }),
];
const at = (level: number | null) =>
  targetShare({ practices, targets: [{ dimension: "data", level }], floor: 1 }, "data");

test("the tick stands where the target's own practices are met, of those that apply", () => {
  expect([at(1), at(2), at(3)]).toEqual([0.25, 0.75, 1]);
});

test("without a target, or without anything that applies, there is no tick", () => {
  expect(at(null)).toBeNull();
  expect(targetShare({ practices, targets: [], floor: 1 }, "data")).toBeNull();
  const targets = [{ dimension: "empty", level: 2 }];
  expect(targetShare({ practices, targets, floor: 1 }, "empty")).toBeNull();
});
