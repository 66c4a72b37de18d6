import { expect, test } from "vitest";
import { bareFacts, wholeContent, wholeFacts } from "../testing/cards";
import { completenessOf, completenessWords, LEAST_LETTERS, saysSomething } from "./completeness";
import { emptyContent } from "./content";

const stateOf = (of: ReturnType<typeof completenessOf>, key: string) =>
  of.items.find((item) => item.key === key)?.state;

test("a card with everything in it is complete", () => {
  const whole = completenessOf(wholeFacts, wholeContent);
  expect(whole).toMatchObject({ missing: 0, unknown: 0, least: 100, most: 100 });
  expect(whole.present).toBe(whole.total);
  expect(whole.items.every(({ advice }) => advice === "")).toBe(true);
  expect(completenessWords(whole)).toBe(`Complete: all ${whole.total} parts are there.`);
});

test("each missing section is named and costs the same", () => {
  const whole = completenessOf(wholeFacts, wholeContent);
  const { ethics: _ethics, ...sections } = wholeContent.sections;
  const without = completenessOf(wholeFacts, { ...wholeContent, sections });
  expect(without.present).toBe(whole.present - 1);
  expect(stateOf(without, "ethics")).toBe("missing");
  expect(completenessWords(without)).toContain("Missing: ethical considerations.");
});

test("what only an unknown run could tell is unknown, not missing, and widens the range", () => {
  const bare = completenessOf(bareFacts, wholeContent);
  expect(stateOf(bare, "run")).toBe("missing");
  expect(["params", "metrics", "data"].map((key) => stateOf(bare, key))).toEqual([
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(bare.unknown).toBe(3);
  expect(bare.most).toBeGreaterThan(bare.least);
  expect(bare.present + bare.missing + bare.unknown).toBe(bare.total);
  expect(completenessWords(bare)).toContain("3 cannot be judged");
});

test("a known run that logged nothing is missing its metrics", () => {
  const silent = {
    ...wholeFacts,
    metrics: [],
    run: wholeFacts.run && { ...wholeFacts.run, params: {} },
  };
  const judged = completenessOf(silent, emptyContent);
  expect([stateOf(judged, "metrics"), stateOf(judged, "params")]).toEqual(["missing", "missing"]);
});

test("the optional sections do not count", () => {
  const { tradeoffs: _t, environment: _e, ...sections } = wholeContent.sections;
  expect(completenessOf(wholeFacts, { ...wholeContent, sections }).least).toBe(100);
});

test("a placeholder says nothing, in any script a sentence does", () => {
  for (const empty of [
    undefined,
    "",
    "n/a",
    "TBD",
    "To be done to be done to be done",
    "[More Information Needed]",
    "https://wiki.example.org/a-very-long-address-of-a-page",
    "-".repeat(100),
  ])
    expect([empty, saysSomething(empty)]).toEqual([empty, false]);
  expect(saysSomething("Es bewertet Zahlungen mit Karten.")).toBe(true);
  expect(saysSomething("支払いの不正を検出するためのモデルです。利用者は")).toBe(true);
  expect(saysSomething("a".repeat(LEAST_LETTERS))).toBe(true);
  expect(saysSomething("a".repeat(LEAST_LETTERS - 1))).toBe(false);
});
