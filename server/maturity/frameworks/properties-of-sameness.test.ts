import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCORING_RUNS } from "~/server/core/testing/property-runs";
import { assess } from "../rules/assess";
import type { AssessmentInput } from "../rules/assessment";
import { canonicalJson } from "../rules/canonical-json";
import { reorder, shuffled } from "../rules/testing/changes";
import { allHeights } from "../rules/testing/heights";
import { daysAgo, practice } from "../rules/testing/sample";
import { inputsHash } from "./content-hash";
import { subjectsFor } from "./testing/subjects";

/** Generous: a loaded machine must not fail a property that holds. */
const TIMEOUT_MS = 60_000;

/** By content; far faster than a matcher that must be able to print the difference. */
const isEqual = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

describe.each(subjectsFor(SCORING_RUNS))(
  "on $name",
  { timeout: TIMEOUT_MS },
  ({ input, numRuns }) => {
    const holds = (check: (one: AssessmentInput, chance: number) => void) =>
      fc.assert(fc.property(input, fc.nat({ max: 1000 }), check), { numRuns });

    test("the order of answers, assessors, observations and documents is irrelevant", () => {
      holds((one, chance) => {
        const other = reorder(one, chance);
        expect(isEqual(assess(other), assess(one))).toBe(true);
        expect(inputsHash(other)).toBe(inputsHash(one));
      });
    });

    test("the order of a framework's practices changes no level", () => {
      holds((one, chance) => {
        const practices = shuffled(one.framework.practices, chance);
        const other = assess({ ...one, framework: { ...one.framework, practices } });
        const same = assess(one);
        expect(allHeights(other)).toEqual(allHeights(same));
      });
    });

    test("adding an optional practice changes no level", () => {
      holds((one, chance) => {
        const level = one.framework.levels[chance % one.framework.levels.length]?.ordinal ?? 0;
        const extra = practice("extra", { kind: "O", level, answerSet: "none-such" });
        const practices = [...one.framework.practices, extra];
        const other = assess({ ...one, framework: { ...one.framework, practices } });
        const same = assess(one);
        expect(allHeights(other)).toEqual(allHeights(same));
      });
    });

    test("the same input gives the same result and hash, and other input another hash", () => {
      holds((one, chance) => {
        const copy = { ...structuredClone({ ...one, framework: null }), framework: one.framework };
        expect(isEqual(assess(copy), assess(one))).toBe(true);
        expect(inputsHash(copy)).toBe(inputsHash(one));
        const added = {
          check: "C99",
          status: "error",
          asOf: daysAgo(chance),
          validityDays: 1,
        } as const;
        expect(inputsHash({ ...one, observations: [...one.observations, added] })).not.toBe(
          inputsHash(one),
        );
      });
    });

    test("what people say never depends on what checks see", () => {
      holds((one) => {
        const blind = assess({ ...one, observations: [] });
        expect(isEqual(blind.scores.claimed, assess(one).scores.claimed)).toBe(true);
      });
    });
  },
);
