import { describe, expect, test } from "vitest";
import { needsOf, needSentence, type Standing } from "./need";

type Result = Standing["result"];
type Practice = Result["practices"][number];
type Roadmap = NonNullable<Standing["roadmap"]>;

const practice = (key: string, more: Partial<Practice> = {}): Practice => ({
  key,
  dimension: "strategy",
  level: 2,
  kind: "R",
  statement: `Statement of ${key}.`,
  verdict: { kind: "unproven", reason: "not_connected" },
  says: "Claimed; no connected source can show it.",
  values: { claimed: 1, confirmed: 1, proven: null },
  met: { claimed: true, confirmed: true, proven: null },
  atLeast: null,
  atMost: null,
  basis: "none",
  confidence: { value: 0.1, band: "low" },
  notes: [],
  levelsLost: 0,
  benefit: 3,
  effortDays: 4,
  gates: [],
  checks: [],
  documents: [],
  ...more,
});

type Told = {
  readonly practices: Practice[];
  readonly gates?: Result["gates"];
  readonly plan?: { readonly days: number; readonly cost: number | null; readonly items: number };
};

const standing = (name: string, { practices, gates = [], plan }: Told): Standing => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts that a need is read from
  const result = {
    team: { id: name, slug: name.toLowerCase(), name, isDemo: false },
    framework: { key: "five-levels" },
    practices,
    gates,
    ladder: [
      {
        title: "Repeatable",
        price: { effortDays: 9, missing: [{}, {}], exact: true, reaches: true },
      },
    ],
  } as unknown as Result;
  if (plan === undefined) return { result, roadmap: null };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts that a need is read from
  const roadmap = {
    plan: Array.from({ length: plan.items }, () => ({})),
    totals: { days: plan.days, weeks: 1, cost: plan.cost },
    currency: "EUR",
    context: { dayRate: plan.cost === null ? null : 800 },
  } as unknown as Roadmap;
  return { result, roadmap };
};

const refuted = practice("SX-11", {
  verdict: { kind: "refuted" },
  says: "The evidence contradicts the claim.",
});
const unanswered = practice("S1-01", {
  verdict: { kind: "unknown" },
  values: { claimed: null, confirmed: null, proven: null },
  met: { claimed: null, confirmed: null, proven: null },
});

const over = standing("Over", {
  practices: [refuted, practice("S2-01")],
  plan: { days: 10, cost: 8000, items: 3 },
});
const silent = standing("Silent", { practices: [unanswered, unanswered, practice("S2-01")] });
const gated = standing("Gated", {
  practices: [practice("S2-01")],
  gates: [{ gate: "g", practice: "S1-03", message: "Models are not watched.", capLevel: 1 }],
});
const missing = standing("Missing", {
  practices: [practice("S2-01")],
  plan: { days: 30, cost: null, items: 5 },
});
const fine = standing("Fine", {
  practices: [practice("S2-01")],
  plan: { days: 0, cost: 0, items: 0 },
});

const plain = (text: string) => text.replaceAll("\u00A0", " ");

describe("which team needs help most", () => {
  test("contradicted claims come before gates, silence and gaps; a team that misses nothing is not named", () => {
    const order = needsOf([missing, fine, silent, gated, over]).map(({ team }) => team);
    expect(order).toEqual(["Over", "Gated", "Silent", "Missing"]);
    expect(needsOf([over, gated, silent, missing]).map(({ team }) => team)).toEqual(order);
  });

  test("the sentence says who, why and for how much", () => {
    const [first] = needsOf([over]);
    expect(first && plain(needSentence(first))).toBe(
      "Over needs help most: 1 of its claims is above what evidence shows. Its plan takes about EUR 8,000.",
    );
  });

  test("a price that nobody can know is an effort, never nothing", () => {
    const costs = needsOf([missing, silent]).map(({ cost }) => cost);
    expect(costs).toEqual(["about 9 days", "about 30 days"]);
  });

  test("the working names the contradicted practices and multiplies out the price", () => {
    const [first] = needsOf([over]);
    expect(first?.lines.join("\n")).toContain("SX-11 Statement of SX-11.");
    expect(plain(first?.lines.join("\n") ?? "")).toContain(
      "10 days of work × EUR 800 a day = EUR 8,000",
    );
  });
});
