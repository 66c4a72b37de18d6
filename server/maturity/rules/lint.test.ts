import { describe, expect, test } from "vitest";
import type { AskedPractice, Framework } from "./framework";
import { lintFramework } from "./lint";
import type { PlainDefect } from "./lint/defect";
import { framework, practice } from "./testing/sample";

const sound = framework(
  [
    practice("a", { level: 1 }),
    practice("b", { level: 2, dependsOn: ["a"] }),
    practice("c", { level: 3, dependsOn: ["b"] }),
  ],
  {
    gates: [{ key: "g", practice: "a", check: "C01", threshold: 1, capLevel: 1, message: "Held." }],
  },
);

const [gate] = sound.gates;
const [set] = sound.answerSets;
if (gate === undefined || set === undefined)
  throw new Error("The sample has a gate and an answer set.");

/** The sound framework with practice `b` changed. */
const b = (rest: Partial<AskedPractice>): Framework => ({
  ...sound,
  practices: sound.practices.map((one) =>
    one.key === "b" ? practice("b", { level: 2, ...rest }) : one,
  ),
});

const g = (rest: Partial<typeof gate>): Framework => ({ ...sound, gates: [{ ...gate, ...rest }] });

const withSet = (options: typeof set.options): Framework => ({
  ...sound,
  answerSets: [set, { key: "other", options }],
});

const yes = { key: "yes", label: "Yes.", value: 1 };

/** One broken framework, and what is to blame, for each defect the linter knows. */
const broken = {
  duplicate_id: [{ ...sound, practices: [...sound.practices, practice("b")] }, "b"],
  reserved_key: [
    {
      ...sound,
      dimensions: [...sound.dimensions, { key: "disputes", title: "Disputes", question: "Any?" }],
    },
    "disputes",
  ],
  unknown_dimension: [b({ dimension: "nowhere" }), "b"],
  unknown_level: [b({ level: 7 }), "b"],
  unknown_answer_set: [b({ answerSet: "nowhere" }), "b"],
  unknown_option: [b({ options: { maybe: "Maybe." } }), "b"],
  missing_source: [b({ source: { code: "nowhere", locator: "page 1" } }), "b"],
  answer_set_without_ends: [withSet([yes]), "other"],
  value_out_of_range: [
    withSet([yes, { ...yes, key: "no", value: 0 }, { ...yes, key: "x", value: 3.25 }]),
    "other",
  ],
  missing_text: [b({ why: " " }), "b"],
  bad_version: [{ ...sound, version: "next" }, "sample"],
  no_evidence: [b({ evidence: { allOf: [] } }), "b"],
  unknown_check: [b({ evidence: { allOf: ["C999"] } }), "b"],
  unknown_prerequisite: [b({ dependsOn: ["nowhere"] }), "b"],
  prerequisite_on_higher_level: [b({ dependsOn: ["c"] }), "b"],
  dependency_cycle: [b({ dependsOn: ["c"] }), "c"],
  levels_out_of_order: [{ ...sound, levels: sound.levels.toReversed() }, "sample"],
  floor_not_a_level: [{ ...sound, floor: 9 }, "sample"],
  level_without_required: [b({ kind: "O" }), "level-2"],
  unreachable_level: [
    {
      ...b({ answerSet: "low" }),
      answerSets: [set, { key: "low", options: [{ ...yes, value: 0.5 }] }],
    },
    "level-2",
  ],
  gate_unknown_practice: [g({ practice: "nowhere" }), "g"],
  gate_without_check: [g({ check: "C02" }), "g"],
  gate_unknown_level: [g({ capLevel: 9 }), "g"],
  gate_never_binds: [g({ capLevel: 3 }), "g"],
  evidence_steps_out_of_order: [b({ evidence: { steps: [{ value: 0.5, allOf: ["C01"] }] } }), "b"],
} as const satisfies Readonly<Record<PlainDefect, readonly [Framework, string]>>;

const found = (subject: Framework) =>
  lintFramework(subject).map(({ code, subject: key }) => `${code} ${key}`);

describe("the framework linter", () => {
  test("finds nothing in a sound framework", () => {
    expect(lintFramework(sound)).toEqual([]);
  });

  test.each(Object.entries(broken))(
    "finds %s and names what to look at",
    (code, [subject, key]) => {
      expect(found(subject)).toContain(`${code} ${key}`);
    },
  );

  test("says in words what is wrong", () => {
    for (const [subject] of Object.values(broken)) {
      for (const { message } of lintFramework(subject)) expect(message).toMatch(/^[A-Z].+\.$/);
    }
  });

  test("finds a gate on what nothing can see, a blank locator, no source and effort for nothing", () => {
    const unseen = {
      ...sound,
      practices: [practice("a", { evidence: "self_only" }), ...sound.practices.slice(1)],
    };
    expect(found(unseen)).toContain("gate_without_check g");
    expect(found(b({ source: { code: "book", locator: " " } }))).toContain("missing_source b");
    expect(found({ ...sound, sources: [] })).toContain("missing_source sample");
    expect(found(b({ effortDays: 0 }))).toContain("value_out_of_range b");
    expect(found(g({ threshold: 1.5 }))).toContain("value_out_of_range g");
  });

  test("finds twins of every kind", () => {
    const twice = {
      ...sound,
      dimensions: [...sound.dimensions, ...sound.dimensions],
      gates: [gate, gate],
      answerSets: [set, { ...set, options: [...set.options, ...set.options] }],
    };
    const twins = found(twice).filter((one) => one.startsWith("duplicate_id"));
    expect(twins).toEqual(
      ["all", "share", "g", "none", "some", "half", "most"].map((key) => `duplicate_id ${key}`),
    );
  });
});
