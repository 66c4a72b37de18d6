import { describe, expect, test } from "vitest";
import { assess } from "../rules/assess";
import { checkIdsOf } from "../rules/evidence";
import { compareVersions } from "../queries/framework-version";
import { askedPractices, type Framework } from "../rules/framework";
import { lintFramework } from "../rules/lint";
import { optionsOf } from "../rules/options";
import { choose, measured, NOW } from "../rules/testing/sample";
import { contentHash } from "./content-hash";
import { earlierVersions, frameworks } from "./index";

/** Every framework in the list keeps these promises; a new one is picked up by being in the list. */

const bestAnswers = (framework: Framework) =>
  askedPractices(framework).map((practice) => {
    const best = optionsOf(framework, practice)
      .toSorted((a, b) => b.value - a.value)
      .at(0);
    return choose(practice.key, best?.key ?? "");
  });

const checksOf = (framework: Framework): readonly string[] =>
  askedPractices(framework).flatMap(({ evidence }) =>
    evidence === "self_only" ? [] : checkIdsOf(evidence),
  );

const all: readonly Framework[] = frameworks;

test("the list holds frameworks, each under its own key", () => {
  expect(all.length).toBeGreaterThan(1);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

describe.each(all.map((framework) => ({ name: framework.title, framework })))(
  "$name",
  ({ framework }) => {
    const asked = askedPractices(framework);
    const top = Math.max(...framework.levels.map(({ ordinal }) => ordinal));

    test("has no defect the linter knows", () => {
      expect(lintFramework(framework)).toEqual([]);
    });

    test("asks questions, gives a reason and offers whole sentences", () => {
      for (const practice of asked) {
        expect(practice.question).toMatch(/\?$/);
        expect(practice.why).toMatch(/\.$/);
        const labels = optionsOf(framework, practice).map(({ label }) => label);
        expect(labels.length).toBeGreaterThan(1);
        expect(new Set(labels).size).toBe(labels.length);
        for (const label of labels) expect(label).toMatch(/^[A-Z].*\.$/);
      }
    });

    test("a team that has answered nothing stands on the floor, with everything unknown and nothing refuted", () => {
      const { scores, practices } = assess({ framework, answers: [], observations: [], now: NOW });
      expect(scores.claimed.level).toBe(framework.floor);
      expect(scores.proven.level).toBe(framework.floor);
      expect(scores.proven.tally).toMatchObject({ met: 0, unmet: 0 });
      for (const { verdict, values } of practices) {
        expect(verdict).toEqual({ kind: "unknown" });
        expect(values).toEqual({ claimed: null, confirmed: null, proven: null });
      }
    });

    test("a team that claims everything reaches the top by word and proves nothing", () => {
      const answers = bestAnswers(framework);
      const { scores, practices } = assess({ framework, answers, observations: [], now: NOW });
      expect([scores.claimed.level, scores.confirmed.level]).toEqual([top, top]);
      expect(scores.proven.level).toBe(framework.floor);
      for (const { verdict } of practices) expect(verdict?.kind).toBe("unproven");
    });

    test("checks that all say yes, with reviewed documents for the rest, prove the top level", () => {
      const answers = bestAnswers(framework);
      const observations = checksOf(framework).map((check) => measured(check, 1));
      const documents = asked.map(({ key }) => ({
        practice: key,
        uploadedBy: "ana",
        uploadedAt: NOW,
        review: { status: "accepted", by: "rui" } as const,
      }));
      const { scores } = assess({ framework, answers, observations, documents, now: NOW });
      expect(scores.proven.level).toBe(top);
      expect(scores.proven.everyLevel.unknown).toBe(0);
    });

    test("its content hash is stable and notices a changed word", () => {
      expect(contentHash(framework)).toBe(contentHash(structuredClone(framework)));
      expect(contentHash({ ...framework, title: `${framework.title} ` })).not.toBe(
        contentHash(framework),
      );
    });
  },
);

/** What each version held when it was the newest: what was assessed with it must go on meaning the same. */
const heldThen: Readonly<Record<string, string>> = {
  "five-levels 1.0.0": "1ea7476b556e1ca901a42cdef208a78d1dab0c3f73d42d60b298018ee8268b1e",
};

test("an earlier version is kept to the letter, under a lower number than today's", () => {
  const earlier: readonly Framework[] = earlierVersions;
  const hashes = earlier.map((one) => [`${one.key} ${one.version}`, contentHash(one)]);
  expect(Object.fromEntries(hashes)).toEqual(heldThen);
  for (const { key, version } of earlier) {
    const newest = all.find((one) => one.key === key)?.version ?? "";
    expect(compareVersions(newest, version)).toBeGreaterThan(0);
  }
});
