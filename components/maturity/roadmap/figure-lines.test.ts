import { expect, test } from "vitest";
import { itemLines, planLines } from "./figure-lines";
import type { Item, Roadmap } from "./roadmap-words";

const item = (effortDays: number, priority: number): Item => ({
  practice: "S2-04",
  statement: "Tests run by themselves.",
  dimension: "code",
  neededFirst: false,
  needs: [],
  verdict: null,
  effortDays,
  estimatedBy: "framework",
  state: "unplanned",
  improvement: null,
  horizon: "now",
  priority,
  benefit: 4,
  urgency: 1.25,
  startsWeek: 1,
  endsWeek: 2,
  endsOn: "2026-11-30",
  late: false,
  cost: effortDays * 800,
});

const roadmap: Roadmap = {
  team: { id: "t", slug: "card-fraud", name: "Card fraud", isDemo: false },
  framework: { key: "five-levels", version: "1.1.0", title: "Five levels", levels: [] },
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
  targets: [],
  modifiers: [],
  monitoringGate: false,
  path: { levelNow: 1, levelAfter: 2, exact: true, reaches: true },
  plan: [item(8, 0.625), item(2.5, 2)],
  parked: [],
  blocked: [],
  finished: [],
  totals: { days: 10.5, weeks: 3, cost: 8400 },
  budget: { amount: 5000, cost: 8400, shortfall: 3400, dearest: [] },
  readOnlyBecause: null,
};

const plain = (lines: readonly string[]) => lines.join("\n").replaceAll("\u00A0", " ");

test("a plan's time and price are multiplied out with the team's own figures", () => {
  const lines = plain(planLines(roadmap));
  expect(lines).toContain("8 + 2.5 = 10.5 days");
  expect(lines).toContain("10.5 days at 4 a week are 3 weeks");
  expect(lines).toContain("10.5 days × EUR 800 a day = EUR 8,400");
  expect(lines).toContain("EUR 3,400 short");
  expect(planLines({ ...roadmap, context: null })).toEqual([]);
});

test("an item says its priority, where it took it from, and its price", () => {
  expect(plain(itemLines(item(8, 0.625), roadmap))).toMatch(
    /benefit 4 × urgency 1\.25 ÷ 8 days = 0\.6[23]\. The highest/,
  );
  expect(plain(itemLines(item(8, 2), roadmap))).toContain("work with 2.00, so it takes that");
  const unpriced = itemLines({ ...item(8, 2), cost: null }, roadmap);
  expect(plain(unpriced)).toContain("Nobody said what a day costs");
});
