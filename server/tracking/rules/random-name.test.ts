import { expect, test } from "vitest";
import { randomRunName } from "./random-name";

/** Repeats the numbers given. */
const dealing = (...numbers: readonly number[]) => {
  let next = 0;
  return () => numbers[next++ % numbers.length] ?? 0;
};

test("a name is adjective, noun, number", () => {
  expect(randomRunName(dealing(0, 0, 0))).toBe("able-acorn-0");
  expect(randomRunName(dealing(0.999_999, 0.999_999, 0.999_999))).toBe("zesty-wren-999");
});

test("every number deals a readable name that needs no quoting anywhere", () => {
  for (let step = 0; step < 1000; step += 1)
    expect(randomRunName(dealing(step / 1000, (step * 7) / 7000, 0.5))).toMatch(
      /^[a-z]{3,8}-[a-z]{3,8}-500$/,
    );
});

test("there are about ten million", () => {
  const names = (place: number) =>
    new Set(
      Array.from({ length: 1000 }, (_, step) =>
        randomRunName(dealing(...[0, 0, 0].map((_, at) => (at === place ? step / 1000 : 0)))),
      ),
    ).size;
  const all = names(0) * names(1) * names(2);
  expect(all).toBeGreaterThan(9_000_000);
  expect(names(0)).toBeGreaterThan(90);
});
