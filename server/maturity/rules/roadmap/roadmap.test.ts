import { describe, expect, test } from "vitest";
import { choose, framework, measured, NOW, practice } from "../testing/sample";
import { resultOf, scoredBy } from "../testing/scored";
import { assess } from "../assess";
import { budgetView } from "./budget";
import { cheapestPath } from "./cheapest-path";
import { cheapestCover } from "./covering";
import { scheduleOf, type Means } from "./schedule";
import { workFor, type Work } from "./work";

const work = (key: string, rest: Partial<Work> = {}): Work => ({
  practice: key,
  benefit: 3,
  urgency: 1,
  effortDays: 2,
  runCostPerMonth: 0,
  dependsOn: [],
  ...rest,
});

const means: Means = { daysPerWeek: 2, dayRate: 500, months: 12 };
const orderOf = (all: readonly Work[], rest: Partial<Means> = {}) =>
  scheduleOf(all, { ...means, ...rest }).plan.map(({ practice }) => practice);

describe("the plan", () => {
  test("a prerequisite is as important as the most important thing it unlocks", () => {
    const all = [
      work("other", { benefit: 3 }),
      work("top", { benefit: 5, dependsOn: ["middle"] }),
      work("middle", { benefit: 1, dependsOn: ["base"] }),
      work("base", { benefit: 1 }),
    ];
    expect(orderOf(all)).toEqual(["base", "middle", "top", "other"]);
    const { plan } = scheduleOf(all, means);
    expect(plan.map(({ priority }) => priority)).toEqual([2.5, 2.5, 2.5, 1.5]);
  });

  test("nothing starts before what it needs, and what is already in place does not hold it up", () => {
    expect(orderOf([work("b", { benefit: 5, dependsOn: ["a"] }), work("a")])).toEqual(["a", "b"]);
    expect(orderOf([work("b", { dependsOn: ["long done"] })])).toEqual(["b"]);
  });

  test("weeks follow the days a team has, and say now, next or later", () => {
    const { plan, totalDays, totalCost } = scheduleOf(
      [
        work("a", { effortDays: 8, benefit: 5, runCostPerMonth: 10 }),
        work("b", { effortDays: 18, benefit: 4 }),
        work("c", { effortDays: 1, benefit: 0.1 }),
      ],
      means,
    );
    expect(plan.map((one) => [one.practice, one.startsWeek, one.endsWeek, one.horizon])).toEqual([
      ["a", 1, 4, "now"],
      ["b", 5, 13, "next"],
      ["c", 14, 14, "later"],
    ]);
    expect([totalDays, totalCost]).toEqual([27, 27 * 500 + 120]);
  });

  test("parked work waits for its review, and so does what needs it", () => {
    const reviewOn = new Date("2027-01-15T00:00:00.000Z");
    const all = [
      work("a"),
      work("b", { dependsOn: ["a"] }),
      work("c", { dependsOn: ["b"] }),
      work("d"),
    ];
    const { plan, parked } = scheduleOf(all, {
      ...means,
      parked: [
        { practice: "a", reviewOn },
        { practice: "stranger", reviewOn },
      ],
    });
    expect(plan.map(({ practice }) => practice)).toEqual(["d"]);
    expect(parked).toEqual([
      { practice: "a", reviewOn, because: null },
      { practice: "b", reviewOn, because: "a" },
      { practice: "c", reviewOn, because: "b" },
    ]);
  });

  test("work that waits for itself is named and left out", () => {
    const circle = [work("a", { dependsOn: ["b"] }), work("b", { dependsOn: ["a"] }), work("c")];
    const { plan, blocked } = scheduleOf(circle, means);
    expect([plan.map(({ practice }) => practice), blocked]).toEqual([["c"], ["a", "b"]]);
  });

  test("a plan without time to work in is refused", () => {
    expect(() => scheduleOf([work("a")], { ...means, daysPerWeek: 0 })).toThrow(RangeError);
  });

  test("too little money shows what is missing and the dearest work, and lowers nothing", () => {
    const all = [3, 1, 4, 2].map((days) => work(`w${days}`, { effortDays: days }));
    const roadmap = scheduleOf(all, means);
    const { shortfall, dearest } = budgetView(roadmap, 4000);
    expect([shortfall, dearest.map(({ practice }) => practice)]).toEqual([
      1000,
      ["w4", "w3", "w2"],
    ]);
    expect(budgetView(roadmap, 5000)).toEqual({ shortfall: 0, dearest: [] });
    expect(roadmap.plan).toHaveLength(4);
  });
});

describe("the cheapest way to a level", () => {
  const ladder = framework(
    [
      practice("a", { level: 1, effortDays: 3, dependsOn: ["x"] }),
      practice("b", { level: 2, effortDays: 5, dependsOn: ["a"] }),
      practice("x", { level: "every", kind: "O", effortDays: 7 }),
      practice("y", { level: "every", effortDays: 100 }),
    ],
    {
      gates: [
        { key: "g", practice: "y", check: "C01", threshold: 1, capLevel: 1, message: "Held." },
      ],
    },
  );

  test("is what is missing up to it, what that builds on, and the gates below it", () => {
    expect(cheapestPath(ladder, resultOf(ladder, {}), 1)).toEqual({
      practices: ["a", "x"],
      effortDays: 10,
      exact: true,
      reaches: true,
    });
    expect(cheapestPath(ladder, resultOf(ladder, { x: 1 }), 2)).toMatchObject({
      practices: ["a", "b", "y"],
      effortDays: 108,
    });
    expect(cheapestPath(ladder, resultOf(ladder, { x: 1, a: 1 }), 1).practices).toEqual([]);
  });

  test("takes the cheapest points that are enough where points add up", () => {
    const bands = [
      { ordinal: 0, title: "Low", from: 0, to: 2, includes: "both" },
      { ordinal: 1, title: "High", from: 3, to: 4, includes: "both" },
    ] as const;
    const costs: Readonly<Record<string, number>> = { a1: 9, a2: 4, a3: 4, a4: 1 };
    const points = scoredBy({ rule: "banded_total", pointsEach: 1, bands }, [
      "a1",
      "a2",
      "a3",
      "a4",
    ]);
    const priced = {
      ...points,
      practices: points.practices.map((one) =>
        practice(one.key, { ...one, kind: "R", effortDays: costs[one.key] ?? 1 }),
      ),
    };
    const path = cheapestPath(priced, resultOf(priced, { a1: 0, a2: 0, a3: 0.5, a4: 0 }), 1);
    expect(path).toEqual({
      practices: ["a2", "a3", "a4"],
      effortDays: 9,
      exact: true,
      reaches: true,
    });
  });

  test("says so when too much is out of scope for any way to lead there", () => {
    const result = resultOf(ladder, { a: "out", x: 1, y: 1 });
    expect(cheapestPath(ladder, result, 2).reaches).toBe(false);
  });

  test("with many possible sets finds one that is enough and does not call it the cheapest", () => {
    const items = Array.from({ length: 20 }, (_, at) => ({
      key: `k${at}`,
      gain: 1,
      effort: at + 1,
      needs: at === 0 ? ["k19"] : [],
    }));
    const { keys, exact } = cheapestCover(items, 3);
    expect([[...keys].toSorted(), exact]).toEqual([["k1", "k2", "k3"], false]);
  });

  test("becomes work with the urgency of each gap: a broken gate first, then a refuted claim", () => {
    const answers = ["a", "b", "x"].map((key) => choose(key, "most"));
    const seen = [measured("C01", 0)];
    const result = assess({ framework: ladder, answers, observations: seen, now: NOW });
    const urgencies = workFor(ladder, result, { level: 2, runCosts: { y: 40 } }).map((one) => [
      one.practice,
      one.urgency,
      one.runCostPerMonth,
    ]);
    expect(urgencies).toEqual([
      ["a", 1.25, 0],
      ["b", 1.25, 0],
      ["x", 1, 0],
      ["y", 1.5, 40],
    ]);
  });
});
