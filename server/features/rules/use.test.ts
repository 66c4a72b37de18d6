import { expect, test } from "vitest";
import { isSkewed, knownOf } from "./use";

test.each([
  [true, null, "yes"],
  [true, false, "yes"],
  [false, null, "no"],
  [false, true, "yes"],
  [false, false, "no"],
  [null, null, "unknown"],
  [null, true, "yes"],
  [null, false, "no"],
] as const)("shown %s and said %s is %s", (shown, said, known) =>
  expect(knownOf({ shown, said })).toBe(known),
);

test("a feature that is used and was never seen in training is skewed, and nothing unknown is", () => {
  expect(isSkewed({ serving: "yes", training: "no" })).toBe(true);
  for (const training of ["yes", "unknown"] as const)
    expect(isSkewed({ serving: "yes", training })).toBe(false);
  for (const serving of ["no", "unknown"] as const)
    expect(isSkewed({ serving, training: "no" })).toBe(false);
});
