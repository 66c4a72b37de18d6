import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns, SCORING_RUNS } from "~/server/core/testing/property-runs";
import { assess } from "../rules/assess";
import type { Assessment, AssessmentInput, View } from "../rules/assessment";
import type { ScoreDetail } from "../rules/detail";
import { askedPractices, type AskedPractice, type Framework } from "../rules/framework";
import { cheapestPath } from "../rules/roadmap/cheapest-path";
import type { Scoring } from "../rules/scoring";
import { bestAnswer, randomFramework } from "../rules/testing/random-assessment";
import { RULES } from "../rules/testing/random-scoring";
import { choose, NOW } from "../rules/testing/sample";
import { subjectsFor } from "./testing/subjects";

/** Generous: a loaded machine must not fail a property that holds. */
const TIMEOUT_MS = 60_000;
const VIEWS: readonly View[] = ["claimed", "confirmed", "proven"];

/** Points add up to no more than there is, and the lowest section is what counts where it should. */
const isPlausible = ({ scoring }: Framework, detail: ScoreDetail | null): boolean => {
  if (detail?.kind !== "points") return true;
  const { points, atMost, max, sections } = detail;
  const lowest = sections.every((section) => points <= section.points);
  const within = [detail, ...sections].every(
    (part) => part.points <= part.atMost && part.atMost <= part.max,
  );
  const total = sections.reduce((sum, section) => sum + section.points, 0);
  const counted = scoring.rule === "sum_then_min" ? lowest : points === Math.floor(total + 1e-9);
  return counted && within && points <= atMost && atMost <= max;
};

describe.each(subjectsFor(SCORING_RUNS))(
  "on $name",
  { timeout: TIMEOUT_MS },
  ({ input, numRuns }) => {
    const holds = (check: (one: AssessmentInput, chance: number) => void) =>
      fc.assert(fc.property(input, fc.nat({ max: 1000 }), check), { numRuns });

    test("a sum of sections never passes its weakest section, and no score passes its maximum", () => {
      holds((one) => {
        const { scores } = assess(one);
        const wrong = VIEWS.filter((view) => !isPlausible(one.framework, scores[view].detail));
        expect(wrong).toEqual([]);
      });
    });

    test("following the cheapest path reaches the level, unless too much is out of scope", () => {
      holds((one, chance) => {
        const result = assess(one);
        const { levels } = one.framework;
        const level = levels[chance % levels.length]?.ordinal ?? 0;
        const path = cheapestPath(one.framework, result, level);
        const excluded = result.practices.some(({ exclusion }) => exclusion !== null);
        const answers = askedPractices(one.framework).map((asked) =>
          bestAnswer(one.framework, asked),
        );
        const perfect = assess({
          framework: one.framework,
          answers,
          observations: [],
          now: one.now,
        });
        const possible = perfect.scores.claimed.level >= level;
        expect(path.reaches || excluded || !possible).toBe(true);
        const price = askedPractices(one.framework)
          .filter(({ key }) => path.practices.includes(key))
          .reduce((sum, { effortDays }) => sum + effortDays, 0);
        expect(path.effortDays).toBe(price);
        const there = level <= result.scores.confirmed.level;
        expect(!there || path.practices.length === 0).toBe(true);
      });
    });
  },
);

/** At most six practices with random effort and prerequisites among the earlier ones. */
const small = (rule: Scoring["rule"]) =>
  fc
    .tuple(
      randomFramework(rule).filter(({ practices }) => practices.length <= 6),
      fc.array(fc.record({ effort: fc.integer({ min: 1, max: 9 }), after: fc.nat({ max: 8 }) }), {
        minLength: 6,
        maxLength: 6,
      }),
      fc.array(fc.constantFrom("none", "some", "half", "most"), { minLength: 6, maxLength: 6 }),
    )
    .map(([framework, extras, chosen]) => {
      const asked = askedPractices(framework);
      const practices = asked.map((practice, at): AskedPractice => {
        const { effort = 1, after = 9 } = extras[at] ?? {};
        const dependsOn = after < at ? [`p${after}`] : [];
        return { ...practice, effortDays: effort, dependsOn };
      });
      const answers = asked.map(({ key }, at) => choose(key, chosen[at] ?? "none"));
      return { framework: { ...framework, gates: [], practices }, answers };
    });

type Small = { readonly framework: Framework; readonly answers: AssessmentInput["answers"] };

const resultOf = ({ framework, answers }: Small, added: ReadonlySet<string>): Assessment =>
  assess({
    framework,
    answers: answers.map((one) => (added.has(one.practice) ? choose(one.practice, "most") : one)),
    observations: [],
    now: NOW,
  });

/** The least effort of any set that reaches the level, found by trying them all; null when none does. */
const triedAll = (one: Small, level: number): number | null => {
  const asked = askedPractices(one.framework);
  const met = new Set(
    resultOf(one, new Set()).practices.flatMap(({ practice, met: { confirmed } }) =>
      confirmed === true ? [practice] : [],
    ),
  );
  const prices = Array.from({ length: 2 ** asked.length }, (_, bits) => {
    const some = asked.filter((_one, at) => (bits >> at) % 2 === 1);
    const keys = new Set(some.map(({ key }) => key));
    const closed = some.every(({ dependsOn = [] }) =>
      dependsOn.every((key) => keys.has(key) || met.has(key)),
    );
    const useless = some.some(({ key }) => met.has(key));
    if (!closed || useless || resultOf(one, keys).scores.confirmed.level < level) return null;
    return some.reduce((sum, { effortDays }) => sum + effortDays, 0);
  }).filter((price) => price !== null);
  return prices.length === 0 ? null : Math.min(...prices);
};

describe.each(RULES)("the price of a level under %s", { timeout: TIMEOUT_MS }, (rule) => {
  test("is the lowest there is whenever it is called exact, and never too low", () => {
    fc.assert(
      fc.property(small(rule), fc.integer({ min: 1, max: 3 }), (one, level) => {
        const path = cheapestPath(one.framework, resultOf(one, new Set()), level);
        const lowest = triedAll(one, level);
        if (lowest === null) return;
        expect(path.reaches).toBe(true);
        expect(path.effortDays).toBeGreaterThanOrEqual(lowest);
        expect(path.exact && path.effortDays > lowest).toBe(false);
      }),
      { numRuns: propertyRuns(40) },
    );
  });
});
