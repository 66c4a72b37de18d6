import { expect, test } from "vitest";
import { byWhat, type Difference, levelsWords, whereWords } from "./editions-words";

const difference = (rest: Partial<Difference>): Difference => ({
  practice: "p",
  statement: "P is done.",
  what: "added",
  before: null,
  after: 1,
  ...rest,
});

const side = {
  key: "k",
  version: "1.0.0",
  title: "K",
  levels: [{ ordinal: 1, title: "Some" }],
  headline: {
    claimed: { level: null, title: null, why: "" },
    confirmed: { level: null, title: null, why: "" },
    proven: { level: null, title: null, why: "" },
  },
  blockers: [],
  working: [],
};

test("differences are grouped, what is new first, and empty groups say nothing", () => {
  const found = byWhat([
    difference({ what: "wording" }),
    difference({ what: "added" }),
    difference({ what: "added" }),
  ]);
  expect(found.map(({ title }) => title)).toEqual([
    "Asked only by the other: 2",
    "Said in other words: 1",
  ]);
});

test("a practice says where each edition asks for it", () => {
  expect(whereWords(difference({}))).toBe("at level 1");
  expect(whereWords(difference({ what: "dropped", before: "every", after: null }))).toBe(
    "at every level",
  );
  expect(whereWords(difference({ what: "level", before: 2, after: 1 }))).toBe(
    "at level 2 here, at level 1 there",
  );
});

test("an unknown level is not known and never zero, and lost inputs say so", () => {
  expect(levelsWords({ claimed: 1, confirmed: null, proven: 0 }, side)).toEqual([
    "Some",
    "not known",
    "0",
  ]);
  expect(levelsWords(null, side)).toEqual(["cannot be read", "cannot be read", "cannot be read"]);
});
