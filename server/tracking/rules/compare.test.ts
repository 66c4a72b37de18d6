import { describe, expect, test } from "vitest";
import { linesOf } from "./compare";

const same = (a: string, b: string) => a === b;

describe("a comparison of runs", () => {
  test("has a line for every key of any of them", () => {
    const lines = linesOf([{ lr: "1", seed: "7" }, { lr: "2", seed: "7" }, { depth: "3" }], same);
    expect(lines).toEqual([
      { key: "depth", values: [null, null, "3"], differs: true },
      { key: "lr", values: ["1", "2", null], differs: true },
      { key: "seed", values: ["7", "7", null], differs: true },
    ]);
  });

  test("says what is the same in all", () => {
    expect(linesOf([{ lr: "1" }, { lr: "1" }], same)).toEqual([
      { key: "lr", values: ["1", "1"], differs: false },
    ]);
  });
});
