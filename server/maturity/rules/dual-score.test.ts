import { describe, expect, test } from "vitest";
import { frameworks } from "../frameworks";
import { assess } from "./assess";
import { editionDifferences, isEdition, underEdition } from "./dual-score";
import type { Framework } from "./framework";
import { levelsOf } from "./levels";
import { choose, framework, NOW, practice } from "./testing/sample";

const first = framework([practice("a"), practice("b", { level: 2 }), practice("old")]);
const second = framework(
  [
    practice("a", { statement: "A is done well." }),
    practice("b", { level: 1 }),
    practice("new"),
    practice("opt", { kind: "O" }),
  ],
  { version: "2.0.0" },
);
const said = (...options: readonly (readonly [string, string])[]) => ({
  framework: first,
  answers: options.map(([key, option]) => choose(key, option)),
  observations: [],
  now: NOW,
});

describe("two editions of a framework", () => {
  test("are those that share at least half of what the smaller one asks", () => {
    expect(isEdition(first, second)).toBe(true);
    expect(isEdition(first, first)).toBe(false);
    expect(isEdition(first, framework([practice("x"), practice("y"), practice("a")]))).toBe(false);
    expect(isEdition(first, framework([practice("x"), practice("a")], { key: "z" }))).toBe(true);
  });

  test("of Microsoft are the years, and no other published framework has one", () => {
    const all: readonly Framework[] = frameworks;
    const pairs = all.flatMap((one) =>
      all.filter((other) => isEdition(one, other)).map((other) => `${one.key} ${other.key}`),
    );
    expect(pairs.toSorted()).toEqual([
      "microsoft-2020 microsoft-2025",
      "microsoft-2025 microsoft-2020",
    ]);
  });

  test("are scored from the same answers: what the other does not ask stays behind", () => {
    const input = said(["a", "most"], ["b", "most"], ["old", "none"]);
    const { input: other, carried, left } = underEdition(input, second);
    expect([carried, left]).toEqual([["a", "b"], ["old"]]);
    expect(levelsOf(input).claimed).toBe(0);
    expect(levelsOf(other).claimed).toBe(0);
    expect(assess(other).scores.claimed.blockers).toEqual(["new"]);
  });

  test("an option that the other does not know is not guessed", () => {
    const strange = framework([practice("a", { answerSet: "yes" }), practice("b")], {
      version: "3.0.0",
      answerSets: [{ key: "share", options: [{ key: "most", label: "Most.", value: 1 }] }],
    });
    const { carried, left } = underEdition(said(["a", "most"], ["b", "half"]), strange);
    expect([carried, left]).toEqual([[], ["a", "b"]]);
  });

  test("tell what differs: asked anew, no longer, elsewhere, or in other words", () => {
    const found = editionDifferences(first, second);
    expect(
      found.map(({ practice: key, what, before, after }) => [key, what, before, after]),
    ).toEqual([
      ["a", "wording", 1, 1],
      ["b", "level", 2, 1],
      ["old", "dropped", 1, null],
      ["new", "added", null, 1],
      ["opt", "added", null, 1],
    ]);
    expect(editionDifferences(first, first)).toEqual([]);
  });
});
