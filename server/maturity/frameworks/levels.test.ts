import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCORING_RUNS } from "~/server/core/testing/property-runs";
import { assess } from "../rules/assess";
import type { Assessment, AssessmentInput, ByView } from "../rules/assessment";
import { byView } from "../rules/by-view";
import { canonicalJson } from "../rules/canonical-json";
import { levelsOf, shownLevel } from "../rules/levels";
import { randomInput } from "../rules/testing/random-assessment";
import { frameworks } from "./index";
import { subjectsFor } from "./testing/subjects";

/** Generous: a loaded machine must not fail a property that holds. */
const TIMEOUT_MS = 60_000;

const levelsIn = ({ scores }: Assessment): ByView<number | null> =>
  byView((view) => shownLevel(scores[view].level, scores[view].tally));

/** A framework nobody has scored with yet, so that nothing about it is kept from earlier. */
const neverSeen = (one: AssessmentInput): AssessmentInput => ({
  ...one,
  framework: structuredClone(one.framework),
});

describe.each(subjectsFor(SCORING_RUNS))(
  "on $name",
  { timeout: TIMEOUT_MS },
  ({ input, numRuns }) => {
    const holds = (check: (one: AssessmentInput) => void) =>
      fc.assert(fc.property(input, check), { numRuns });

    test("the levels alone are the levels of the whole result", () => {
      holds((one) => {
        expect(levelsOf(one)).toEqual(levelsIn(assess(one)));
      });
    });

    test("what is kept from earlier scoring changes no result", () => {
      holds((one) => {
        const warm = canonicalJson(assess(one));
        expect(canonicalJson(assess(one))).toBe(warm);
        expect(canonicalJson(assess(neverSeen(one)))).toBe(warm);
      });
    });
  },
);

test("one team's answers are never read as another's", { timeout: TIMEOUT_MS }, () => {
  for (const framework of frameworks) {
    const teams = fc.sample(randomInput(framework), { numRuns: 12, seed: 3 });
    const alone = teams.map((one) => canonicalJson(assess(neverSeen(one))));
    const together = teams.map((one) => canonicalJson(assess(one)));
    expect(together).toEqual(alone);
  }
});
