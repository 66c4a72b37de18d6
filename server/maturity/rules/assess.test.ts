import { describe, expect, test } from "vitest";
import type { Response, SupportingDocument } from "./answer";
import { assess } from "./assess";
import type { AssessmentInput, PracticeResult } from "./assessment";
import type { AskedPractice } from "./framework";
import {
  choose,
  daysAgo,
  framework,
  measured,
  NOW,
  practice,
  respond,
  unmeasured,
} from "./testing/sample";

type Given = Partial<Omit<AssessmentInput, "framework" | "now">>;

const one = (rest: Partial<AskedPractice>, given: Given): PracticeResult => {
  const subject = framework([practice("p", rest)]);
  const input = { framework: subject, answers: [], observations: [], ...given, now: NOW };
  const [result] = assess(input).practices;
  if (result === undefined) throw new Error("A framework with one practice gave no result.");
  return result;
};

const document = (by: string, rest: Partial<SupportingDocument> = {}): SupportingDocument => ({
  practice: "p",
  uploadedBy: "ana",
  uploadedAt: NOW,
  review: { status: "accepted", by },
  ...rest,
});

describe("claimed, confirmed and proven", () => {
  test("evidence replaces the answer, down as well as up", () => {
    const down = one({}, { answers: [choose("p", "most")], observations: [measured("C01", 0.5)] });
    expect(down.values).toEqual({ claimed: 1, confirmed: 0.5, proven: 0.5 });
    const up = one({}, { answers: [choose("p", "none")], observations: [measured("C01", 1)] });
    expect(up.values).toEqual({ claimed: 0, confirmed: 1, proven: 1 });
    expect(up.verdict).toEqual({ kind: "underclaimed" });
  });

  test("a part that was seen bounds the claim even while another part is unknown", () => {
    const evidence = { allOf: ["C01", "C02"] } as const;
    const given = { answers: [choose("p", "most")], observations: [measured("C01", 0.5)] };
    const result = one({ evidence }, given);
    expect(result.values).toEqual({ claimed: 1, confirmed: 0.5, proven: null });
    expect(result.evidence).toMatchObject({ value: null, atLeast: null, atMost: 0.5 });
    expect(result.met.proven).toBe(false);
    expect(result.verdict).toEqual({ kind: "overclaimed" });
  });

  test("a partial check supports a claim without proving it", () => {
    const given = { answers: [choose("p", "most")], observations: [measured("C01", 1)] };
    const result = one({ evidence: { partial: ["C01"] } }, given);
    expect(result.values).toEqual({ claimed: 1, confirmed: 1, proven: null });
    expect(result.evidence).toMatchObject({ basis: "checks", atLeast: 0.5, atMost: null });
    expect(result.verdict).toEqual({ kind: "unproven", reason: "partly_observed" });
  });

  test("what was seen without an answer counts, and says that nobody answered", () => {
    const result = one({}, { observations: [measured("C01", 1)] });
    expect([result.values.confirmed, result.verdict?.kind]).toEqual([1, "observed_only"]);
  });

  test("unknown is never zero: no answer and no result leave every value empty", () => {
    const result = one({}, { observations: [unmeasured("C01", "no_population")] });
    expect(result.values).toEqual({ claimed: null, confirmed: null, proven: null });
    expect(result.met).toEqual({ claimed: null, confirmed: null, proven: null });
  });

  test("fewer than three items lower a claim but do not refute it", () => {
    const answers = [choose("p", "most")];
    const seen = (eligible: number) => [measured("C01", 0, { good: 0, eligible })];
    expect(one({}, { answers, observations: seen(2) }).verdict?.kind).toBe("overclaimed");
    expect(one({}, { answers, observations: seen(2) }).values.confirmed).toBe(0);
    expect(one({}, { answers, observations: seen(3) }).verdict?.kind).toBe("refuted");
  });

  test("the newest result of a check counts", () => {
    const observations = [measured("C01", 0.25, { asOf: daysAgo(2) }), measured("C01", 1)];
    expect(one({}, { observations }).values.proven).toBe(1);
  });

  test("of two results of the same moment the one worth less counts, and a stale one is worth least", () => {
    const asOf = daysAgo(40);
    const fresh = measured("C01", 1, { asOf, validityDays: 90 });
    const lower = measured("C01", 0.5, { asOf, validityDays: 90 });
    const stale = measured("C01", 1, { asOf, validityDays: 30 });
    expect(one({}, { observations: [fresh, lower] }).values.proven).toBe(0.5);
    expect(one({}, { observations: [fresh, stale] }).values.proven).toBeNull();
  });

  test("what another team owns is worth what was seen there, else what is claimed there", () => {
    const owned = (observed: number | null): Response => ({
      kind: "owned_elsewhere",
      reason: "The platform runs it.",
      owner: "Platform",
      claimed: 1,
      observed,
    });
    const seen = one(
      {},
      { answers: [respond("p", owned(0.5))], observations: [measured("C01", 1)] },
    );
    expect(seen.values).toEqual({ claimed: 1, confirmed: 0.5, proven: 0.5 });
    expect(seen.evidence.basis).toBe("owner");
    expect(one({}, { answers: [respond("p", owned(null))] }).values.proven).toBeNull();
  });
});

describe("a document", () => {
  const answers = [choose("p", "most")];
  const self = { evidence: "self_only" } as const;

  test("proves what no check can see, once somebody else has accepted it", () => {
    const result = one(self, { answers, documents: [document("rui")] });
    expect([result.values.proven, result.verdict?.kind]).toEqual([1, "confirmed"]);
    expect(result.confidence).toEqual({ value: 0.42, band: "medium" });
  });

  test("proves nothing when pending, rejected, expired or accepted by an interested person", () => {
    const weak = [
      document("rui", { review: { status: "pending" } }),
      document("rui", { review: { status: "rejected", by: "rui" } }),
      document("rui", { uploadedAt: daysAgo(181) }),
      document("ana"),
      document("ana", { uploadedBy: "rui" }),
      document("ben", { uploadedBy: "ben" }),
    ];
    for (const paper of weak) {
      const { values, verdict } = one(self, { answers, documents: [paper] });
      expect(values.proven).toBeNull();
      expect(verdict).toEqual({ kind: "unproven", reason: "self_only" });
    }
  });

  test("does not stand in for a check that could see the practice", () => {
    const result = one({}, { answers, documents: [document("rui")] });
    expect(result.values.proven).toBeNull();
  });

  test("completes what a partial check saw, and never goes against it", () => {
    const partial = { evidence: { partial: ["C01"] } } as const;
    const documents = [document("rui")];
    const good = one(partial, { answers, documents, observations: [measured("C01", 1)] });
    expect(good.values.proven).toBe(1);
    const bad = one(partial, { answers, documents, observations: [measured("C01", 0)] });
    expect(bad.values.proven).toBe(0.5);
  });
});

describe("the whole assessment", () => {
  const subject = framework([
    practice("a", { level: 1, evidence: { allOf: ["C01"] }, benefit: 2 }),
    practice("b", { level: 2, evidence: { allOf: ["C02"] }, benefit: 1 }),
    practice("c", { level: 3, evidence: { allOf: ["C03"] } }),
    practice("d", { level: 3, evidence: { allOf: ["C04"] }, benefit: 4 }),
  ]);
  const answers = ["a", "b", "c", "d"].map((key) => choose(key, "most"));

  test("lists gaps by the levels they cost, then by benefit", () => {
    const observations = [measured("C02", 0), measured("C03", 0), measured("C04", 0)];
    const { gaps, atRisk } = assess({ framework: subject, answers, observations, now: NOW });
    expect(gaps.map(({ practice: key, levelsLost }) => [key, levelsLost])).toEqual([
      ["b", 2],
      ["d", 1],
      ["c", 1],
    ]);
    expect(atRisk.map(({ practice: key, levelsLost }) => [key, levelsLost])).toEqual([["a", 3]]);
  });

  test("shows each dimension's share and the level it would allow", () => {
    const observations = [measured("C01", 1), measured("C02", 0)];
    const { profile } = assess({ framework: subject, answers, observations, now: NOW });
    expect(profile).toHaveLength(1);
    expect(profile[0]).toMatchObject({
      claimed: { share: 1, level: 3 },
      confirmed: { share: 0.75, level: 1 },
      proven: { share: 0.25, level: 1, met: 1, unmet: 1, unknown: 2 },
    });
  });

  test("a dimension of which nothing is known has no share, not a share of zero", () => {
    const { profile } = assess({ framework: subject, answers, observations: [], now: NOW });
    expect(profile[0]?.proven).toMatchObject({ share: null, unknown: 4 });
    expect(profile[0]?.claimed.share).toBe(1);
  });

  test("is only as confident as its evidence", () => {
    const confidence = (observations: AssessmentInput["observations"]) =>
      assess({ framework: subject, answers, observations, now: NOW }).confidence;
    expect(confidence([])).toEqual({ value: 0.1, band: "low" });
    const full = ["C01", "C02", "C03", "C04"].map((check) => measured(check, 1));
    expect(confidence(full)).toEqual({ value: 0.9, band: "high" });
    expect(confidence(full.slice(0, 2))).toEqual({ value: 0.5, band: "medium" });
  });

  test("names open disputes, and rows that this framework does not ask about", () => {
    const more = [choose("a", "none", "ben"), choose("zz", "most")];
    const result = assess({
      framework: subject,
      answers: [...answers, ...more],
      observations: [],
      now: NOW,
    });
    expect([result.openDisputes, result.ignored]).toEqual([["a"], ["zz"]]);
  });

  test("refuses a value outside 0 to 1 instead of scoring it", () => {
    const observations = [measured("C01", 1.2)];
    expect(() => assess({ framework: subject, answers, observations, now: NOW })).toThrow(
      RangeError,
    );
  });
});
