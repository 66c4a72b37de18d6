import { describe, expect, test } from "vitest";
import type { AskedPractice, Framework } from "../framework";
import { lintFramework } from "../lint";
import type { Band, RiskRule, Scoring } from "../scoring";
import { practice } from "../testing/sample";
import { scoredBy } from "../testing/scored";
import type { ScoringDefect } from "./defect";

/** A sound framework of each kind, then one broken framework for each defect of its rule. */

const three = scoredBy({ rule: "staged_all", threshold: 1 }, []).levels.slice(0, 3);
const two = three.slice(0, 2);
const band = (
  ordinal: number,
  [from, to]: readonly [number, number],
  includes: Band["includes"] = "both",
): Band => ({ ordinal, title: `Band ${ordinal}`, from, to, includes });

const total = (bands: readonly Band[], rest: Partial<Framework> = {}): Framework =>
  scoredBy({ rule: "banded_total", pointsEach: 2, bands }, ["a1", "a2"], {
    levels: three,
    ...rest,
  });
const soundBands = [band(0, [0, 1]), band(1, [2, 3]), band(2, [4, 4])];

const halves = [band(0, [0, 0.5], "from"), band(1, [0.5, 1])];
const mean = (weights: Readonly<Record<string, number>>, bands = halves): Framework =>
  scoredBy({ rule: "weighted_mean", weights, bands }, ["a1", "a2"], { levels: two });

const sections = (keys: readonly string[], bands: readonly Band[]): Framework =>
  scoredBy({ rule: "sum_then_min", sections: keys, bands }, ["a1", "b1"], { levels: two });

const states = {
  key: "states",
  options: [
    { key: "no", label: "No.", value: 0 },
    { key: "partly", label: "Partly.", value: 0.5 },
    { key: "yes", label: "Yes.", value: 1 },
  ],
};
const ladder = (ranks: readonly number[], top = 2, practices = ["a1"]): Framework => ({
  ...scoredBy(
    { rule: "ladder_min", variables: practices.map((key) => ({ practice: key, top, ranks })) },
    ["a1"],
    { levels: three, answerSets: [states] },
  ),
  practices: [practice("a1", { dimension: "a", level: "every", answerSet: "states" })],
});

const part = (dimensions: readonly string[], gates = true, key = "p") => ({
  key,
  title: "Part",
  gates,
  dimensions,
});
const parts = (all: readonly ReturnType<typeof part>[]): Framework =>
  scoredBy({ rule: "checklist_parts", parts: all }, ["a1", "b1"], { levels: two });

const met = (key: string) => ({ met: key });
const both = { all: [met("a1"), met("a2")] };
const risks = (rules: readonly RiskRule[], practices = ["a1", "a2"]): Framework =>
  scoredBy(
    { rule: "risk_rules", questions: [{ key: "q", title: "Q", practices, rules }] },
    practices,
    { levels: three },
  );
const fair: readonly RiskRule[] = [
  { when: both, level: 2 },
  { when: { any: [met("a1"), met("a2")] }, level: 1 },
  { when: "otherwise", level: 0 },
];

const streams = (
  practices: readonly string[],
  bands = [band(0, [0, 1], "from"), band(1, [1, 2])],
) =>
  scoredBy(
    {
      rule: "stream_sum_mean",
      groups: [
        {
          key: "g",
          title: "G",
          topics: [{ key: "t", title: "T", streams: [{ key: "s", title: "S", practices }] }],
        },
      ],
      bands,
    },
    ["a1", "a2"],
    { levels: two },
  );

const sound: Readonly<Record<string, Framework>> = {
  banded_total: total(soundBands),
  weighted_mean: mean({ a1: 3 }),
  sum_then_min: sections(["a", "b"], halves),
  ladder_min: ladder([0, 1, 2]),
  checklist_parts: parts([part(["a"]), part(["b"], false, "q")]),
  risk_rules: risks(fair),
  stream_sum_mean: streams(["a1", "a2"]),
} satisfies Readonly<Record<Exclude<Scoring["rule"], "staged_all">, Framework>>;

const MANY = Array.from({ length: 15 }, (_, at) => `a${at + 1}`);

const broken = {
  unknown_in_scoring: [mean({ nowhere: 2 }), "nowhere"],
  counted_twice: [streams(["a1", "a2", "a1"], [band(0, [0, 1], "from"), band(1, [1, 3])]), "a1"],
  not_scored: [parts([part(["a"])]), "b1"],
  overlapping_bands: [total([band(0, [0, 2]), band(1, [2, 3]), band(2, [4, 4])]), "2"],
  missing_band: [total([band(0, [0, 1]), band(1, [3, 3]), band(2, [4, 4])]), "2"],
  bands_out_of_order: [total([band(0, [0, 1]), band(2, [2, 3]), band(1, [4, 4])]), "Band 1"],
  score_above_maximum: [total([band(0, [0, 1]), band(1, [2, 3]), band(2, [4, 13])]), "Band 2"],
  ladder_out_of_order: [ladder([0, 2, 1]), "a1"],
  dead_risk_rule: [
    risks([{ when: { all: [met("a1"), { not: met("a1") }] }, level: 2 }, ...fair]),
    "q",
  ],
  shadowed_risk_rule: [
    risks([...fair.slice(0, 2), { when: both, level: 2 }, ...fair.slice(2)]),
    "q",
  ],
  uncovered_answers: [risks(fair.slice(0, 2)), "q"],
  falls_with_better_answer: [risks([{ when: { not: met("a1") }, level: 2 }, ...fair]), "q"],
  too_many_answers: [risks(fair, MANY), "q"],
} as const satisfies Readonly<Record<ScoringDefect, readonly [Framework, string]>>;

const found = (subject: Framework): readonly string[] =>
  lintFramework(subject).map(({ code, subject: key }) => `${code} ${key}`);

const withPractice = (subject: Framework, rest: Partial<AskedPractice>): Framework => ({
  ...subject,
  practices: subject.practices.map((one, at) =>
    at === 0 ? practice(one.key, { dimension: one.dimension, level: "every", ...rest }) : one,
  ),
});

describe("the linter on scoring rules", () => {
  test.each(Object.entries(sound))(
    "finds nothing in a sound framework under %s",
    (_rule, subject) => {
      expect(lintFramework(subject)).toEqual([]);
    },
  );

  test.each(Object.entries(broken))(
    "finds %s and names what to look at",
    (code, [subject, key]) => {
      expect(found(subject)).toContain(`${code} ${key}`);
    },
  );

  test("says in words what is wrong", () => {
    for (const [subject] of Object.values(broken)) {
      for (const { message } of lintFramework(subject)) expect(message).toMatch(/^.+\.$/);
    }
  });

  test("finds levels no score gives, under each rule", () => {
    const gap = total([band(0, [0, 1]), band(2, [2, 4])]);
    expect(found(gap)).toContain("unreachable_level level-1");
    expect(found(total([band(0, [0, 1]), band(7, [2, 4])]))).toContain("unknown_level Band 7");
    const uneven = scoredBy(
      {
        rule: "sum_then_min",
        sections: ["a", "b"],
        bands: [band(0, [0, 1]), band(1, [1, 2], "to")],
      },
      ["a1", "a2", "b1"],
      { levels: two },
    );
    expect(found(uneven)).toContain("unreachable_level level-1");
    expect(found(ladder([0, 1, 3], 3))).toContain("unreachable_level a1");
    expect(
      found(
        risks([
          { when: both, level: 1 },
          { when: "otherwise", level: 0 },
        ]),
      ),
    ).toContain("unreachable_level level-2");
    const low = {
      key: "low",
      options: [
        { key: "no", label: "No.", value: 0 },
        { key: "half", label: "Half.", value: 0.5 },
      ],
    };
    const capped = withPractice(total(soundBands), { answerSet: "low" });
    const withLow = { ...capped, answerSets: [...capped.answerSets, low] };
    expect(found(withLow)).toContain("unreachable_level a1");
  });

  test("finds levels, sections and questions that ask only for what is optional, or for nothing new", () => {
    expect(found(ladder([0, 0, 2]))).toContain("level_without_required level-1");
    const optional = withPractice(sections(["a", "b"], halves), { kind: "O" });
    expect(found(optional)).toContain("level_without_required a");
    expect(found(withPractice(ladder([0, 1, 2]), { kind: "O" }))).toContain(
      "level_without_required sample",
    );
  });

  test("finds twins among parts, weights that are no whole numbers, and levels no rule may give", () => {
    expect(found(parts([part(["a"]), part(["b"])]))).toContain("duplicate_id p");
    expect(found(mean({ a1: 0.5 }))).toContain("value_out_of_range a1");
    expect(found(risks([{ when: both, level: 9 }, ...fair]))).toContain("unknown_level q");
    const strange = risks([{ when: met("b9"), level: 1 }, ...fair]);
    expect(found(strange)).toContain("unknown_in_scoring q");
    expect(found(sections(["a", "b", "c"], halves))).toContain("unknown_in_scoring c");
  });

  test("finds where continuous bands leave a gap or share an edge", () => {
    const edge = [band(0, [0, 0.5]), band(1, [0.5, 1])];
    expect(found(mean({}, edge))).toContain("overlapping_bands 0.5");
    const open = [band(0, [0, 0.5], "from"), band(1, [0.5, 1], "to")];
    expect(found(mean({}, open))).toContain("missing_band 0.5");
    const gap = [band(0, [0, 0.4]), band(1, [0.6, 1])];
    expect(found(mean({}, gap))).toContain("missing_band 0.5");
  });
});
