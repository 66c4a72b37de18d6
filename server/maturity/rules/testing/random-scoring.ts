import fc from "fast-check";
import type { AskedPractice } from "../framework";
import type {
  Band,
  BandedTotal,
  ChecklistParts,
  LadderMin,
  RiskRule,
  RiskRules,
  Scoring,
  StreamSumMean,
  SumThenMin,
  WeightedMean,
} from "../scoring";

/** Random data for every rule, over given practices in the dimensions one, two and three and levels 0 to 3. */

const LEVELS = [0, 1, 2, 3] as const;

const requiredOf = (practices: readonly AskedPractice[]): readonly AskedPractice[] =>
  practices.filter(({ kind }) => kind === "R");

/** Four bands that hold 0 to `most` once; the cuts are shares of it. */
const bandsUpTo = (most: number): fc.Arbitrary<readonly Band[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 3, maxLength: 3 }).map((cuts) => {
    const edges = cuts.toSorted((a, b) => a - b).map((cut) => (cut * most) / 20);
    return LEVELS.map((ordinal) => ({
      ordinal,
      title: `Band ${ordinal}`,
      from: ordinal === 0 ? 0 : (edges[ordinal - 1] ?? 0),
      to: edges[ordinal] ?? most,
      includes: ordinal === 3 ? "both" : "from",
    }));
  });

const sumThenMin = (practices: readonly AskedPractice[]): fc.Arbitrary<SumThenMin> => {
  const sections = [...new Set(requiredOf(practices).map(({ dimension }) => dimension))];
  const sizes = sections.map(
    (key) => requiredOf(practices).filter(({ dimension }) => dimension === key).length,
  );
  return bandsUpTo(Math.max(1, ...sizes)).map((bands) => ({
    rule: "sum_then_min",
    sections,
    bands,
  }));
};

const checklistParts: fc.Arbitrary<ChecklistParts> = fc
  .subarray(["one", "two", "three"], { minLength: 1 })
  .map((gating) => ({
    rule: "checklist_parts",
    parts: ["one", "two", "three"].map((key) => ({
      key,
      title: key,
      gates: gating.includes(key),
      dimensions: [key],
    })),
  }));

const ranks = fc
  .integer({ min: 1, max: 3 })
  .chain((top) =>
    fc
      .array(fc.nat({ max: top }), { minLength: 3, maxLength: 3 })
      .map((some) => ({ top, ranks: [0, ...some.toSorted((a, b) => a - b)] })),
  );

const ladderMin = (practices: readonly AskedPractice[]): fc.Arbitrary<LadderMin> =>
  fc
    .tuple(
      ...requiredOf(practices).map(({ key }) => ranks.map((one) => ({ practice: key, ...one }))),
    )
    .map((variables) => ({ rule: "ladder_min", variables }));

const bandedTotal = (practices: readonly AskedPractice[]): fc.Arbitrary<BandedTotal> =>
  fc.integer({ min: 1, max: 3 }).chain((pointsEach) =>
    bandsUpTo(Math.max(1, requiredOf(practices).length * pointsEach)).map((bands) => ({
      rule: "banded_total",
      pointsEach,
      bands,
    })),
  );

const weightedMean = (practices: readonly AskedPractice[]): fc.Arbitrary<WeightedMean> =>
  fc
    .tuple(
      bandsUpTo(1),
      fc.dictionary(
        fc.constantFrom(...practices.map(({ key }) => key)),
        fc.integer({ min: 1, max: 5 }),
      ),
    )
    .map(([bands, weights]) => ({ rule: "weighted_mean", bands, weights }));

const streamSumMean = (practices: readonly AskedPractice[]): fc.Arbitrary<StreamSumMean> => {
  const keys = requiredOf(practices).map(({ key }) => key);
  const half = Math.ceil(keys.length / 2);
  const streams = [keys.slice(0, half), keys.slice(half)]
    .filter((own) => own.length > 0)
    .map((own, at) => ({ key: `s${at}`, title: `Stream ${at}`, practices: own }));
  return bandsUpTo(Math.max(1, half)).map((bands) => ({
    rule: "stream_sum_mean",
    bands,
    groups: streams.map((stream) => ({
      key: `g${stream.key}`,
      title: "Group",
      topics: [{ key: `t${stream.key}`, title: "Topic", streams: [stream] }],
    })),
  }));
};

/** Only rules that never punish: the linter refuses the others. */
const fairRules = (keys: readonly string[]): fc.Arbitrary<readonly RiskRule[]> => {
  const each = keys.map((key) => ({ met: key }));
  return fc.constantFrom<readonly RiskRule[]>(
    [
      { when: { all: each }, level: 3 },
      { when: { any: each }, level: 1 },
      { when: "otherwise", level: 0 },
    ],
    [
      { when: { not: { any: each } }, level: 0 },
      { when: { not: { all: each } }, level: 2 },
      { when: "otherwise", level: 3 },
    ],
  );
};

const riskRules = (practices: readonly AskedPractice[]): fc.Arbitrary<RiskRules> => {
  const keys = requiredOf(practices).map(({ key }) => key);
  const half = Math.ceil(keys.length / 2);
  const questions = [keys.slice(0, half), keys.slice(half)].filter((own) => own.length > 0);
  return fc
    .tuple(
      ...questions.map((own, at) =>
        fairRules(own).map((rules) => ({ key: `q${at}`, title: "Q", practices: own, rules })),
      ),
    )
    .map((all) => ({ rule: "risk_rules", questions: all }));
};

const stagedAll: fc.Arbitrary<Scoring> = fc
  .constantFrom(0.5, 1)
  .map((threshold) => ({ rule: "staged_all", threshold }));

export const RULES = [
  "staged_all",
  "sum_then_min",
  "checklist_parts",
  "ladder_min",
  "banded_total",
  "stream_sum_mean",
  "risk_rules",
  "weighted_mean",
] as const satisfies readonly Scoring["rule"][];

export const randomScoring = (
  rule: Scoring["rule"],
  practices: readonly AskedPractice[],
): fc.Arbitrary<Scoring> =>
  ({
    staged_all: stagedAll,
    sum_then_min: sumThenMin(practices),
    checklist_parts: checklistParts,
    ladder_min: ladderMin(practices),
    banded_total: bandedTotal(practices),
    stream_sum_mean: streamSumMean(practices),
    risk_rules: riskRules(practices),
    weighted_mean: weightedMean(practices),
  })[rule];
