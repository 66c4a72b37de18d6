import { describe, expect, test } from "vitest";
import { clockVerdict } from "./checks";

describe("the clock of the database", () => {
  test("agrees while it lies between two looks at ours, however long the answer took", () => {
    expect(clockVerdict({ asked: 1000, answered: 9000, theirs: 5000 })).toEqual({
      ok: true,
      detail: "0.0 s away from the database's",
    });
  });

  test.each([
    ["behind", -1500, true],
    ["far behind", -2000, false],
    ["ahead", 1600, true],
    ["far ahead", 2100, false],
  ])("is told when it is %s", (_how, theirs, ok) => {
    expect(clockVerdict({ asked: 0, answered: 100, theirs }).ok).toBe(ok);
  });

  test("is not trusted when it cannot be read", () => {
    expect(clockVerdict({ asked: 0, answered: 1, theirs: Number.NaN }).ok).toBe(false);
  });
});
