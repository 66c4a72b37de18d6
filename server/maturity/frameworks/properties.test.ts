import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCORING_RUNS } from "~/server/core/testing/property-runs";
import { assess } from "../rules/assess";
import type { AssessmentInput, View } from "../rules/assessment";
import type { Scoring } from "../rules/scoring";
import { exclude, raise } from "../rules/testing/changes";
import { randomFramework, randomInput } from "../rules/testing/random-assessment";
import { allHeights, heights } from "../rules/testing/heights";
import { subjectsFor } from "./testing/subjects";

/** Generous: a loaded machine must not fail a property that holds. */
const TIMEOUT_MS = 60_000;
const VIEWS: readonly View[] = ["claimed", "confirmed", "proven"];

/** Rules under which the lowest dimension is the level. */
const BY_DIMENSION: readonly Scoring["rule"][] = [
  "staged_all",
  "sum_then_min",
  "checklist_parts",
  "ladder_min",
];

/** Whether nothing in `after` is below its counterpart. One comparison per run: thousands of `expect`s are slow. */
const noneLower = (before: readonly number[], after: readonly number[]): boolean =>
  before.every((was, index) => (after[index] ?? -1) >= was);

describe.each(subjectsFor(SCORING_RUNS))(
  "on $name",
  { timeout: TIMEOUT_MS },
  ({ input, numRuns }) => {
    const holds = (check: (one: AssessmentInput, chance: number) => void) =>
      fc.assert(fc.property(input, fc.nat({ max: 1000 }), check), { numRuns });

    test("Proven is never above Confirmed, in no level and no practice", () => {
      holds((one) => {
        const result = assess(one);
        expect(noneLower(heights(result, "proven"), heights(result, "confirmed"))).toBe(true);
        const above = result.practices.filter(
          ({ met, values }) =>
            (met.proven === true && met.confirmed !== true) ||
            (values.proven !== null && values.confirmed !== values.proven),
        );
        expect(above).toEqual([]);
      });
    });

    test("raising any answer or observation lowers no score", () => {
      holds((one, chance) => {
        const [before, after] = [assess(one), assess(raise(one, chance))];
        expect(noneLower(allHeights(before), allHeights(after))).toBe(true);
      });
    });

    test("excluding a practice that is met and breaks no gate never raises a level", () => {
      holds((one, chance) => {
        const before = assess(one);
        for (const view of VIEWS) {
          const capping = before.scores[view].cappedBy.map((gate) => gate.practice);
          const met = before.practices.filter(
            (result) => result.met[view] === true && !capping.includes(result.practice),
          );
          const chosen = met[chance % Math.max(1, met.length)];
          if (chosen === undefined) continue;
          const after = assess(exclude(one, chosen.practice));
          expect(after.scores[view].level).toBeLessThanOrEqual(before.scores[view].level);
        }
      });
    });

    test("without any evidence Confirmed is the claim, and nothing proven is known, least of all zero", () => {
      holds((one) => {
        const said = one.answers.filter(({ response }) => response.kind !== "owned_elsewhere");
        const agreed = (one.resolutions ?? []).filter(
          ({ response }) => response.kind !== "owned_elsewhere",
        );
        const blind = assess({
          ...one,
          answers: said,
          resolutions: agreed,
          observations: [],
          documents: [],
        });
        const wrong = blind.practices.filter(
          ({ values, met }) =>
            values.confirmed !== values.claimed || values.proven !== null || met.proven !== null,
        );
        expect(wrong).toEqual([]);
      });
    });

    test("with nothing out of scope, the lowest dimension decides the level, where the rule goes by dimensions", () => {
      holds((one) => {
        if (!BY_DIMENSION.includes(one.framework.scoring.rule)) return;
        const answers = one.answers.filter(({ response }) => response.kind !== "out_of_scope");
        const result = assess({ ...one, answers, resolutions: [] });
        const top = Math.max(...one.framework.levels.map(({ ordinal }) => ordinal));
        for (const view of VIEWS) {
          const levels = result.profile.flatMap((dimension) => dimension[view].level ?? []);
          expect(Math.min(top, ...levels)).toBe(result.scores[view].levelBeforeGates);
        }
      });
    });

    test("gaps and risks are required practices, each listed once, the most damaging first", () => {
      holds((one) => {
        const { gaps, atRisk, practices } = assess(one);
        for (const list of [gaps, atRisk]) {
          const lost = list.map(({ levelsLost }) => levelsLost);
          expect(lost).toEqual(lost.toSorted((a, b) => b - a));
        }
        const open = practices.filter(
          ({ kind, exclusion, met }) => kind === "R" && exclusion === null && met.proven !== true,
        );
        const listed = [...gaps, ...atRisk].map((gap) => gap.practice);
        expect(listed.toSorted()).toEqual(open.map((result) => result.practice).toSorted());
      });
    });
  },
);

test(
  "the random input is worth its name: it reaches every level, gate and verdict",
  { timeout: TIMEOUT_MS },
  () => {
    const seen = new Set<string>();
    const look = (one: Parameters<typeof assess>[0]) => {
      const { scores, practices } = assess(one);
      for (const view of VIEWS) seen.add(`${view}:${scores[view].level}`);
      if (scores.confirmed.cappedBy.length > 0) seen.add("capped");
      for (const { state } of scores.claimed.progress) seen.add(state);
      for (const { verdict, notes } of practices) {
        seen.add(verdict?.kind ?? "out of scope");
        for (const note of notes) seen.add(note);
      }
    };
    const levels = VIEWS.flatMap((view) => [0, 1, 2, 3].map((level) => `${view}:${level}`));
    const states = ["granted", "reached", "not_reached", "empty", "not_assessable", "capped"];
    const verdicts = [
      "confirmed",
      "overclaimed",
      "refuted",
      "underclaimed",
      "unproven",
      "observed_only",
      "unknown",
    ];
    const notes = [
      "out of scope",
      "answer_expired",
      "dispute_open",
      "exclusion_not_approved",
      "exclusion_expired",
    ];
    const wanted = [...levels, ...states, ...verdicts, ...notes];
    // A hundred at a time, and no more than it takes; at most two thousand.
    for (let seed = 7; seed < 27 && !wanted.every((one) => seen.has(one)); seed += 1) {
      const input = randomFramework("staged_all").chain(randomInput);
      for (const one of fc.sample(input, { numRuns: 100, seed })) look(one);
    }
    for (const one of wanted) expect(seen).toContain(one);
  },
);
