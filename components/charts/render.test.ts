import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heatmapChart } from "./heatmap";
import { profileChart } from "./profile";
import { renderChart } from "./render";
import { slopeChart } from "./slope";
import { standaloneSvg } from "./standalone-svg";
import { lightColours } from "./tokens";
import { trendChart } from "./trend";

const scale = { min: 1, max: 5, names: ["Manual", "Repeatable"] };
const named = (label: string) => ({ id: "x", label });

const models = (text: string) => [
  profileChart({
    scale,
    rows: [{ ...named(text), claimed: 3, confirmed: 2, proven: 2, target: 3 }],
  }),
  slopeChart({ scale, before: text, after: text, rows: [{ ...named(text), before: 2, after: 3 }] }),
  trendChart({
    scale,
    target: 3,
    points: [
      { at: "2026-01-01", claimed: 2, confirmed: 1, proven: null, milestone: text },
      { at: "2026-06-01", claimed: 2, confirmed: 2, proven: 1 },
    ],
    changes: [{ at: "2026-03-01", label: text }],
  }),
  heatmapChart({ scale, rows: [named(text)], columns: [named(text)], values: [[2]] }),
];
const sizes = ["regular", "narrow", "compact"] as const;
const drawAll = (text: string) =>
  models(text).flatMap((model) => sizes.map((size) => renderChart(model, size)));

const allowed = /^(?:svg|g|path|text|tspan|rect|circle|line|polyline|defs|clipPath)$/u;
const tagsOf = (svg: string) =>
  [...svg.matchAll(/<\/?([^\s/>]+)/gu)].map((match) => match[1] ?? "");

describe("a drawing", () => {
  test("shows text as text, whatever it says", () => {
    const text = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;
    for (const svg of drawAll(text)) {
      expect(svg).not.toMatch(/<script|<img/iu);
      expect(tagsOf(svg).filter((tag) => !allowed.test(tag))).toEqual([]);
    }
  });

  test("has no element or attribute that could run or load anything", () => {
    const text = fc.string({
      unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "=", "a", " ", "]", "!"),
      maxLength: 24,
    });
    fc.assert(
      fc.property(text, (label) => {
        const [model] = models(label);
        const svg = model === undefined ? "" : renderChart(model, "regular");
        expect(tagsOf(svg).filter((tag) => !allowed.test(tag))).toEqual([]);
        expect(svg).not.toMatch(/<[^>]*\s(?:on\w+|style|class|href|xlink:href)=/iu);
      }),
      { numRuns: 25 },
    );
  });

  test("has a name, a size and a box that scales", () => {
    for (const svg of drawAll("Testing")) {
      expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*role="img" aria-label="[^"]+"/u);
    }
  });

  test("takes its colours from the page's tokens, with the light value for outside", () => {
    const svg = drawAll("Testing").join("");
    expect(svg).toContain("var(--chart-1, #0b5fa5)");
    expect(svg).not.toContain("#fe00");
  });

  test("is the same every time, so a page can be cached and compared", () => {
    expect(drawAll("Testing")).toEqual(drawAll("Testing"));
  });

  test("unknown draws no mark: neither at zero nor anywhere", () => {
    const model = profileChart({
      scale,
      rows: [{ ...named("A"), claimed: null, confirmed: null, proven: null, target: null }],
    });
    const keyMarks = 3;
    expect(renderChart(model, "regular").match(/<circle/gu)).toHaveLength(keyMarks);
    expect(renderChart(model, "compact")).not.toContain("<circle");
    expect(renderChart(model, "regular")).toContain("not assessed");
  });

  test("nothing at all still gives axes, for the ghost", () => {
    for (const model of [
      profileChart({ scale, rows: [] }),
      slopeChart({ scale, before: "a", after: "b", rows: [] }),
      trendChart({ scale, target: null, points: [] }),
      heatmapChart({ scale, rows: [], columns: [], values: [] }),
    ]) {
      expect(model.empty).toBe(true);
      expect(renderChart(model, "regular")).toContain("<svg");
    }
  });

  test("numbers in it are numbers", () => {
    for (const svg of drawAll("Testing")) expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
  });
});

describe("colours", () => {
  test("outside the page are those of the light theme in the style sheet", () => {
    const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
    for (const [name, value] of Object.entries(lightColours)) {
      expect(css).toContain(`--${name}: light-dark(${value},`);
    }
  });
});

describe("a saved drawing", () => {
  const [profile = ""] = drawAll("A & B");
  const saved = standaloneSvg(profile, {
    title: "Finding <1>",
    provenance: ["team Fraud, as of 2026-11-21"],
  });

  test("stands alone: real colours, title, where it comes from", () => {
    expect(saved.svg).not.toContain("var(--");
    expect(saved.svg).toContain("#0b5fa5");
    expect(saved.svg).toContain("Finding &lt;1&gt;");
    expect(saved.svg).toContain("team Fraud, as of 2026-11-21");
    expect(saved.svg.match(/<svg/gu)).toHaveLength(1);
  });

  test("is as large as it says", () => {
    expect(saved.svg).toContain(`width="${saved.width}" height="${saved.height}"`);
    expect(saved.width).toBe(672);
  });
});
