import { describe, expect, test } from "vitest";
import { confidenceOf } from "../rules/confidence";
import { consensusOf } from "../rules/consensus";
import { coverageLadder } from "../rules/coverage-ladder";
import type { Framework } from "../rules/framework";
import { freshness } from "../rules/freshness";
import { scheduleOf } from "../rules/roadmap/schedule";
import type { StreamSumMean } from "../rules/scoring";
import { percentToTarget, progressToDate } from "../rules/target-progress";
import { targetsFor } from "../rules/targets";
import { framework as sampleFramework, measured, practice } from "../rules/testing/sample";
import { toShare, toTwentieths } from "../rules/twentieths";
import { field, listIn, numberIn, recordIn, score, vector, vectorIds } from "./testing/vectors";

const LEAVES = ["a1", "a2", "a3", "b1", "b2", "b3"] as const;

/** One SAMM practice: two streams of three steps. */
const samm: StreamSumMean = {
  rule: "stream_sum_mean",
  groups: [
    {
      key: "g",
      title: "Group",
      topics: [
        {
          key: "t",
          title: "Topic",
          streams: [
            { key: "a", title: "A", practices: LEAVES.slice(0, 3) },
            { key: "b", title: "B", practices: LEAVES.slice(3) },
          ],
        },
      ],
    },
  ],
  bands: [0, 1, 2].map((from) => ({
    ordinal: from,
    title: `From ${from}`,
    from,
    to: from === 2 ? 3 : from + 1,
    includes: from === 2 ? "both" : "from",
  })),
};

const sammFramework: Framework = sampleFramework(
  LEAVES.map((key) => practice(key, { level: "every" })),
  { levels: sampleFramework([]).levels.slice(0, 3), scoring: samm },
);

const leafValues = (name: string): readonly number[] => listIn(field("EX-15", name)).map(numberIn);

const byLeaf = (values: readonly number[]) =>
  new Map(LEAVES.map((key, at) => [key, toTwentieths(values[at] ?? 0)]));

const sammScore = (values: readonly number[]): number | null => {
  const answers = Object.fromEntries(LEAVES.map((key, at) => [key, values[at] ?? 0]));
  const { detail } = score(sammFramework, answers).scores.claimed;
  return detail?.kind === "means" ? detail.score : null;
};

const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(4));

const optionalNumber = (value: unknown): number | null =>
  typeof value === "number" ? value : null;

describe("the worked examples of the engine come out as worked by hand", () => {
  test("EX-15 SAMM: percent to target from the leaves, and progress since the start", () => {
    const current = leafValues("current");
    const target = leafValues("target");
    const after = leafValues("after_quarter");
    const aim = byLeaf(target);
    const each = LEAVES.map((key) => {
      const only = new Map([[key, aim.get(key) ?? 0]]);
      return percentToTarget(samm, byLeaf(current), only);
    });
    const known = each.filter((one) => one !== null);
    expect({
      practice_now: sammScore(current),
      practice_target: sammScore(target),
      percent_to_target: rounded(percentToTarget(samm, byLeaf(current), aim)),
      percent_to_target_after: rounded(percentToTarget(samm, byLeaf(after), aim)),
      progress_to_date: rounded(
        progressToDate(samm, { start: byLeaf(current), now: byLeaf(after), target: aim }),
      ),
      // Shown for contrast: averaging single percentages gives something else, so we never do.
      mean_of_activity_percents: known.reduce((sum, one) => sum + one, 0) / known.length,
      zero_target: each[2],
    }).toEqual(vector("EX-15").expected);
  });

  test("EX-17 claimed, confirmed and proven part, and each practice says why", () => {
    const levels = { a: 1, b: 1, c: 2, d: 2, e: 3 };
    const checks = { a: "C01", b: "C02", c: "C03", d: "C04", e: "C05" } as const;
    const keys = ["a", "b", "c", "d", "e"] as const;
    const framework = sampleFramework(
      keys.map((key) => practice(key, { level: levels[key], evidence: { allOf: [checks[key]] } })),
    );
    const seen = [measured("C01", 1), measured("C03", 0.5), measured("C05", 0)];
    const result = score(framework, { a: 1, b: 1, c: 1, d: 1, e: 1 }, seen);
    const verdicts = result.practices.map(({ practice: key, verdict }) => [
      key,
      verdict?.kind === "unproven" ? `unproven:${verdict.reason}` : verdict?.kind,
    ]);
    expect({
      claimed: result.scores.claimed.level,
      confirmed: result.scores.confirmed.level,
      proven: result.scores.proven.level,
      verdicts: Object.fromEntries(verdicts),
    }).toEqual(vector("EX-17").expected);
  });

  test("EX-19 assessors agree on the lower median and dispute when half the scale apart", () => {
    const all = [
      [1, 0.5, 0.25, 0.25],
      [0.5, 0.5, 1],
      [1, 1],
    ].map((values) => consensusOf(values.map(toTwentieths)));
    expect({
      values: all.map(({ value }) => (value === null ? null : toShare(value))),
      spread: all.map(({ spread }) => toShare(spread)),
      dispute: all.map(({ dispute }) => dispute),
    }).toEqual(vector("EX-19").expected);
  });

  test("EX-20 confidence grows with evidence, fades with age and falls with disagreement", () => {
    const of = (evidence: number, spread: number, assessors: number) =>
      Number(confidenceOf({ evidence, spread, assessors }).value.toFixed(4));
    expect({
      fresh: of(1 * freshness(10, 90), 0.5, 2),
      stale: of(1 * freshness(120, 90), 0, 2),
      bare_claim: of(0, 0, 1),
      reviewed_file: of(0.4 * freshness(0, 365), 0, 1),
    }).toEqual(vector("EX-20").expected);
  });

  test("EX-21 counted items become none, some, half or most, and nothing to count is unknown", () => {
    const cases: readonly (readonly [number, number])[] = [
      [5, 7],
      [9, 10],
      [0, 0],
      [1, 11],
      [1, 10],
      [1, 2],
    ];
    expect(cases.map(([good, eligible]) => coverageLadder(good, eligible))).toEqual(
      vector("EX-21").expected,
    );
  });

  test("EX-22 targets follow the situation, and each says which rule set it", () => {
    const teams = Object.entries(recordIn(vector("EX-22").input));
    const found = teams.map(([name, given]) => {
      const team = recordIn(given);
      const { base, modifiers, dimensions, monitoringGate } = targetsFor({
        stage: team["stage"] === "poc" ? "poc" : "production",
        productionModels: numberIn(team["n"]),
        changesPerYear: numberIn(team["changes_per_year"]),
        mlCore: team["ml_core"] === true,
        labelDelayDays: optionalNumber(team["label_delay"]),
        regulated: team["regulated"] === true,
        decisionUse: team["decisions"] !== false,
      });
      const dims = Object.fromEntries(dimensions.map(({ dimension, level }) => [dimension, level]));
      const { level, rule } = base;
      return [name, { base: level, rule, dims, mods: modifiers, monitoring_gate: monitoringGate }];
    });
    expect(found).toHaveLength(5);
    expect(Object.fromEntries(found)).toEqual(vector("EX-22").expected);
  });

  test("EX-23 the roadmap does what brings most first, and what it needs before it", () => {
    const given = listIn(field("EX-23", "gaps")).map(recordIn);
    const work = given.map((gap) => ({
      practice: String(gap["id"]),
      benefit: numberIn(gap["B"]),
      urgency: numberIn(gap["u"]),
      effortDays: numberIn(gap["effort"]),
      runCostPerMonth: optionalNumber(gap["run"]) ?? 0,
      dependsOn: gap["deps"] === undefined ? [] : listIn(gap["deps"]).map(String),
    }));
    const amount = (name: string): number => numberIn(field("EX-23", name));
    const { plan, totalCost } = scheduleOf(work, {
      daysPerWeek: amount("days_per_week"),
      dayRate: amount("day_rate"),
      months: amount("months"),
    });
    expect({
      plan: plan.map(({ practice: id, priority, endsWeek, cost }) => ({
        id,
        priority,
        ends_week: endsWeek,
        cost,
      })),
      total: totalCost,
    }).toEqual(vector("EX-23").expected);
  });
});

test("every worked example has its test", async () => {
  const { readFile } = await import("node:fs/promises");
  const files = ["./vectors.test.ts", "./vectors-engine.test.ts"];
  const texts = await Promise.all(
    files.map((file) => readFile(new URL(file, import.meta.url), "utf8")),
  );
  const missing = vectorIds.filter((id) => !texts.join("").includes(`"${id}"`));
  expect(missing).toEqual([]);
});
