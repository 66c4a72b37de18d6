import { describe, expect, test } from "vitest";
import { framework, practice } from "../testing/sample";
import { resultOf, scoredBy } from "../testing/scored";
import { targetPath } from "./target-path";

const dimension = (key: string) => ({ key, title: key, question: `${key}?` });

const house = framework(
  [
    practice("a1", { dimension: "a", level: 1, effortDays: 1 }),
    practice("a2", { dimension: "a", level: 2, effortDays: 2, dependsOn: ["b9"] }),
    practice("a3", { dimension: "a", level: 3, effortDays: 4 }),
    practice("ax", { dimension: "a", level: "every", effortDays: 8 }),
    practice("b1", { dimension: "b", level: 1, effortDays: 16 }),
    practice("b9", { dimension: "b", level: 3, kind: "O", effortDays: 32 }),
    practice("g", { dimension: "b", level: "every", kind: "O", effortDays: 64 }),
  ],
  { dimensions: [dimension("a"), dimension("b")] },
);
const gated = {
  ...house,
  gates: [
    { key: "gate", practice: "g", check: "C01", threshold: 1, capLevel: 1, message: "Held." },
  ],
};
const at = (levels: Readonly<Record<string, number>>) => new Map(Object.entries(levels));

describe("what is missing for a target per dimension", () => {
  test("is every required practice at or below it, what that builds on, and nothing of other dimensions", () => {
    const path = targetPath(house, resultOf(house, {}), at({ a: 2 }));
    expect(path.practices).toEqual(["a1", "a2", "ax", "b9"]);
    expect([path.effortDays, path.exact]).toEqual([43, true]);
    expect([...path.neededFirst]).toEqual(["b9"]);
  });

  test("leaves out what is met, and what every level asks while the target is the floor", () => {
    const known = resultOf(house, { a1: 1, ax: 1 });
    expect(targetPath(house, known, at({ a: 1 })).practices).toEqual([]);
    expect(targetPath(house, resultOf(house, {}), at({ a: 0 })).practices).toEqual([]);
  });

  test("says where the team stands afterwards, which is as far as its weakest dimension lets it", () => {
    const known = resultOf(house, {});
    expect(targetPath(house, known, at({ a: 3, b: 3 })).levelAfter).toBe(3);
    expect(targetPath(house, known, at({ a: 3 })).levelAfter).toBe(0);
  });

  test("opens the gates that hold a target down, and no others", () => {
    const known = resultOf(gated, {});
    const high = targetPath(gated, known, at({ a: 2, b: 1 }));
    expect(high.practices).toContain("g");
    expect(high.neededFirst.has("g")).toBe(true);
    expect(targetPath(gated, known, at({ a: 1, b: 1 })).practices).not.toContain("g");
  });

  test("promises no level beyond a gate that stays shut", () => {
    const rest = { a2: 1, a3: 1, ax: 1, b1: 1, b9: 1 };
    const low = at({ a: 1, b: 1 });
    expect(targetPath(gated, resultOf(gated, rest), low).levelAfter).toBe(1);
    expect(targetPath(gated, resultOf(gated, { ...rest, a1: 1 }), low).levelAfter).toBe(1);
    expect(targetPath(house, resultOf(house, rest), low).levelAfter).toBe(3);
  });

  test("says so when too much is out of scope for the target to be reached", () => {
    const known = resultOf(house, { a1: "out", b1: "out" });
    expect(targetPath(house, known, at({ a: 2, b: 2 })).reaches).toBe(false);
    expect(targetPath(house, resultOf(house, {}), at({ a: 2, b: 2 })).reaches).toBe(true);
  });

  test("without any target is nothing at all", () => {
    const none = targetPath(house, resultOf(house, {}), at({}));
    expect([none.practices, none.levelAfter, none.reaches]).toEqual([[], 0, true]);
  });
});

test("where points add up, one target for the whole takes the cheapest points that are enough", () => {
  const bands = [
    { ordinal: 0, title: "Low", from: 0, to: 1, includes: "both" },
    { ordinal: 1, title: "High", from: 2, to: 3, includes: "both" },
  ] as const;
  const points = scoredBy({ rule: "banded_total", pointsEach: 1, bands }, ["p1", "p2", "p3"]);
  const path = targetPath(points, resultOf(points, {}), at({ whole: 1 }));
  expect(path.practices).toHaveLength(2);
  expect([path.levelAfter, path.exact, path.reaches]).toEqual([1, true, true]);
});
