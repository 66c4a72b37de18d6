import { describe, expect, test } from "vitest";
import { microsoftDimensions } from "../frameworks/microsoft-dimensions";
import { google } from "../frameworks/google";
import { mlTestScore } from "../frameworks/ml-test-score";
import { assess } from "../rules/assess";
import { askedPractices, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { choose, NOW } from "../rules/testing/sample";
import { breakdownOf } from "./breakdown";

const keyOf = ({ dimensions }: Framework, place: number): string => dimensions[place]?.key ?? "";

/** Everything asked in one dimension is answered as well as can be; of the rest nothing is known. */
const scored = (framework: Framework, dimension: string) => {
  const answers = askedPractices(framework)
    .filter((one) => one.dimension === dimension)
    .map((one) => choose(one.key, optionsOf(framework, one).at(-1)?.key ?? ""));
  return breakdownOf(framework, assess({ framework, answers, observations: [], now: NOW }));
};

describe("what a level was read from", () => {
  test("shows points of a section, and as a range where they are not known", () => {
    const [first, second] = [keyOf(mlTestScore, 0), keyOf(mlTestScore, 1)];
    const rows = scored(mlTestScore, first)?.rows ?? [];
    expect(rows.find(({ key }) => key === first)).toMatchObject({
      of: 7,
      claimed: { low: 7, high: 7 },
      proven: { low: 0, high: 7 },
    });
    expect(rows.find(({ key }) => key === second)?.claimed).toEqual({ low: 0, high: 7 });
  });

  test("shows the level of each row of a table, unknown rows up to the top", () => {
    const people = keyOf(microsoftDimensions, 0);
    const rows = scored(microsoftDimensions, people)?.rows ?? [];
    const top = Math.max(...microsoftDimensions.levels.map(({ ordinal }) => ordinal));
    expect(rows.find(({ key }) => key === people)).toMatchObject({
      claimed: { low: top, high: top },
      // The lowest state of these rows is still that of level 1.
      proven: { low: 1, high: top },
    });
    expect(rows.some(({ depth }) => depth === 1)).toBe(true);
  });

  test("is left out where the rungs of a staircase say it all", () => {
    expect(scored(google, "")).toBeNull();
  });
});
