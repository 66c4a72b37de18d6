import { describe, expect, test } from "vitest";
import { roadmapCsv } from "./roadmap-csv";
import {
  factsOf,
  findingOf,
  type Item,
  orderWords,
  promiseOf,
  type Roadmap,
} from "./roadmap-words";

const item: Item = {
  practice: "S2-04",
  statement: "Tests run by themselves.",
  dimension: "code",
  neededFirst: false,
  needs: [],
  verdict: null,
  effortDays: 8,
  estimatedBy: "framework",
  state: "unplanned",
  improvement: null,
  horizon: "now",
  priority: 1,
  benefit: 4,
  urgency: 1.25,
  startsWeek: 1,
  endsWeek: 2,
  endsOn: "2026-11-30",
  late: false,
  cost: 6400,
};

const roadmap: Roadmap = {
  team: { id: "t", slug: "card-fraud", name: "Card fraud", isDemo: false },
  framework: {
    key: "five-levels",
    version: "1.0.0",
    title: "Five levels",
    levels: [
      { ordinal: 1, key: "manual", title: "Manual", summary: "" },
      { ordinal: 2, key: "repeatable", title: "Repeatable", summary: "" },
    ],
  },
  currency: "EUR",
  context: {
    stage: "production",
    productionModels: 1,
    changesPerYear: 3,
    mlCore: false,
    regulated: false,
    decisionUse: false,
    labelDelayDays: null,
    dayRate: 800,
    budget: 5000,
    daysPerWeek: 4,
    setBy: "Ana Ruiz",
    setAt: new Date("2026-11-16T09:00:00Z"),
  },
  targets: [{ dimension: "code", title: "Code", level: 2, proposed: null, chosen: null }],
  modifiers: [],
  monitoringGate: false,
  path: { levelNow: 1, levelAfter: 2, exact: true, reaches: true },
  plan: [item],
  parked: [],
  blocked: [],
  finished: [],
  totals: { days: 8, weeks: 2, cost: 6400 },
  budget: { amount: 5000, cost: 6400, shortfall: 1400, dearest: ["S2-04"] },
  readOnlyBecause: null,
};

const said = (more: Partial<Roadmap>) =>
  findingOf({ ...roadmap, ...more }).replaceAll("\u00a0", " ");

describe("the finding of a roadmap", () => {
  test("says how far the targets are, where that leads and what money is missing", () => {
    expect(said({})).toBe(
      "The targets are 1 practice away: about 8 days of work in 2 weeks, about EUR 6,400. Afterwards the team stands on 2 Repeatable. The budget is EUR 1,400 short.",
    );
  });

  test("never calls an unknown price free, nor an unknown target met", () => {
    const priceless = said({ totals: { ...roadmap.totals, cost: null }, budget: null });
    expect(priceless).toContain("what it costs is not known without a day rate");
    expect(said({ context: null, plan: [] })).toContain("nobody said what the team's situation is");
    expect(said({ targets: [], plan: [] })).toContain("No target is set");
    expect(said({ plan: [] })).toBe("Every target is met in Confirmed.");
  });

  test("does not promise a level that is there already", () => {
    const path = { ...roadmap.path, levelNow: 2 };
    expect(said({ path })).toContain("The level itself stays 2 Repeatable.");
  });

  test("says that parked work is still missing", () => {
    const { horizon: _h, startsWeek: _s, ...rest } = item;
    const waiting = {
      ...rest,
      reviewOn: "2027-01-15",
      reviewDue: false,
      because: null,
      reason: "=Later",
      by: "Ana Ruiz",
    };
    expect(said({ parked: [waiting] })).toContain("once what is parked is done too");
    expect(said({ plan: [], parked: [waiting] })).toBe(
      "All that is missing is parked: 1 practice.",
    );
    const csv = roadmapCsv({ ...roadmap, parked: [waiting] }).split("\r\n");
    expect(csv[1]).toContain("now,1,2,8,framework,6400,EUR");
    expect(csv[2]).toContain("2027-01-15,'=Later,Card fraud,five-levels,1.0.0");
    expect(csv).toHaveLength(4);
  });
});

test("a way that may not be the cheapest, or does not lead there, is not promised", () => {
  expect(promiseOf(roadmap)).toContain("no cheaper way");
  const path = { ...roadmap.path, exact: false, reaches: false };
  expect(promiseOf({ ...roadmap, path })).toMatch(/cheaper one may exist.*not reached/);
});

test("each piece of work says its effort, price, weeks, owner, day and order", () => {
  expect(factsOf(item, "EUR").replaceAll("\u00a0", " ")).toBe(
    "8 days (the framework's estimate) · EUR 6,400 · weeks 1 to 2 · no owner yet · no due date yet",
  );
  expect(factsOf({ ...item, cost: null }, "EUR")).toContain("cost not known");
  expect(orderWords(item)).toBeNull();
  expect(orderWords({ neededFirst: true, needs: ["S2-01"] })).toBe(
    "Needed first: other work builds on it. After S2-01.",
  );
});
