import { describe, expect, test } from "vitest";
import { timeTicks } from "./time-ticks";
import { trendChart, type TrendInput, type TrendPoint } from "./trend";

const scale = { min: 1, max: 5, names: [] };
const point = (at: string, levels: Partial<TrendPoint>): TrendPoint => ({
  at,
  claimed: null,
  confirmed: null,
  proven: null,
  ...levels,
});
const chart = (points: readonly TrendPoint[], more: Partial<TrendInput> = {}) =>
  trendChart({ points, scale, target: 3.5, ...more });

describe("the trend says what it finds", () => {
  test("score, change and what the gap to the claim does", () => {
    const model = chart([
      point("2026-03-31", { claimed: 2.8, confirmed: 1.9 }),
      point("2026-09-30", { claimed: 3.0, confirmed: 2.4 }),
    ]);
    expect(model.title).toBe(
      "Confirmed score 2.4, up 0.5 since 31 Mar 2026; gap to the claim closing",
    );
    expect(model.caption).toBe(
      "31 Mar 2026 to 30 Sep 2026, 2 dates: latest Claimed 3.0, Confirmed 2.4, Proven not known, target 3.5.",
    );
  });

  test("a gap that widens, one that stays", () => {
    const of = (claimed: number) =>
      chart([
        point("2026-01-01", { claimed: 2.5, confirmed: 2 }),
        point("2026-06-01", { claimed, confirmed: 2 }),
      ]).title;
    expect(of(3)).toBe(
      "Confirmed score 2.0, unchanged since 1 Jan 2026; gap to the claim widening",
    );
    expect(of(2.5)).toContain("gap to the claim unchanged");
  });

  test("a fall is said as plainly as a gain", () => {
    const model = chart([
      point("2026-01-01", { confirmed: 2.5 }),
      point("2026-06-01", { confirmed: 2.1 }),
    ]);
    expect(model.title).toBe("Confirmed score 2.1, down 0.4 since 1 Jan 2026");
  });

  test("the order of the points does not matter", () => {
    const points = [
      point("2026-06-01", { confirmed: 2.1 }),
      point("2026-01-01", { confirmed: 2.5 }),
    ];
    expect(chart(points).title).toContain("down 0.4");
  });

  test("one date is no trend", () => {
    expect(chart([point("2026-03-03", { confirmed: 2.4 })]).title).toBe(
      "Confirmed score 2.4 on 3 Mar 2026; a trend needs a second date",
    );
  });

  test("without confirmation it says whose score it is", () => {
    const model = chart([point("2026-01-01", { claimed: 2 }), point("2026-02-01", { claimed: 3 })]);
    expect(model.title).toBe("Claimed score 3.0, up 1.0 since 1 Jan 2026");
    expect(model.notes[0]).toBe(
      "On 2 of 2 dates nothing was confirmed; the line is left open there.",
    );
  });

  test("scores of two framework versions are not compared", () => {
    const model = chart(
      [
        point("2026-01-01", { confirmed: 1 }),
        point("2026-05-01", { confirmed: 2 }),
        point("2026-06-01", { confirmed: 2.2 }),
      ],
      { changes: [{ at: "2026-04-01", label: "framework 1.3" }] },
    );
    expect(model.title).toBe("Confirmed score 2.2, up 0.2 since framework 1.3");
    expect(model.notes).toContain(
      "1 Apr 2026: framework 1.3. Scores before and after are not compared.",
    );
  });

  test("nothing recorded", () => {
    expect(chart([]).title).toBe("No score has been recorded yet");
    expect(chart([]).empty).toBe(true);
    expect(chart([]).caption).toBe("No score has been recorded.");
  });

  test("dates are the reader's", () => {
    const late = [point("2026-03-31T23:30:00Z", { confirmed: 2 })];
    expect(chart(late, { zone: "Europe/Berlin" }).title).toContain("on 1 Apr 2026");
  });
});

describe("ticks of the time axis", () => {
  const at = (iso: string) => Date.parse(iso);

  test("stand at months, quarters or years, never more than there is room for", () => {
    const ticks = timeTicks({ from: at("2025-03-31"), to: at("2026-11-20"), most: 6 });
    expect(ticks.map((tick) => tick.words)).toEqual(["Jul 2025", "Jan 2026", "Jul 2026"]);
    expect(
      timeTicks({ from: at("2000-01-01"), to: at("2026-01-01"), most: 4 }).length,
    ).toBeLessThanOrEqual(4);
  });

  test("a short span is ticked by days", () => {
    const words = timeTicks({ from: at("2026-11-01"), to: at("2026-11-09"), most: 5 }).map(
      (tick) => tick.words,
    );
    expect(words).toEqual(["1 Nov", "3 Nov", "5 Nov", "7 Nov", "9 Nov"]);
  });
});
