import { describe, expect, test } from "vitest";
import { applyEdits, at } from "~/server/maturity/rules/framework-edit";
import { numberIn } from "./form";
import { outlineOf, parentOf, shownOf } from "./outline";
import { practiceSpecs } from "./practice-specs";
import { scoringSpecs } from "./scoring-specs";
import { freeKey } from "./specs";

const practice = (key: string, dimension: string) => ({
  key,
  dimension,
  statement: "Done.",
  kind: "C",
});
const data = {
  levels: [{ ordinal: 0 }, { ordinal: 1 }],
  answerSets: [{ key: "share" }],
  dimensions: [
    { key: "one", title: "One" },
    { key: "two", title: "Two" },
  ],
  practices: [practice("a", "two"), practice("b", "one"), practice("c", "two"), practice("d", "?")],
  scoring: { rule: "staged_all", threshold: 1 },
};
const lines = outlineOf(data, [
  { path: "practices.2.why", line: 9, message: "" },
  { path: "floor", line: 1, message: "" },
]);

describe("the tree of a framework", () => {
  test("puts each practice under its dimension, and one without a dimension at the end", () => {
    expect(lines.slice(6).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      "1 dimensions.0",
      "2 practices.1",
      "1 dimensions.1",
      "2 practices.0",
      "2 practices.2",
      "1 practices.3",
    ]);
  });

  test("counts what is wrong where it is wrong", () => {
    const wrong = lines.filter(({ faults }) => faults > 0).map(({ id }) => id);
    expect(wrong).toEqual(["framework", "practices.2"]);
  });

  test("hides what is closed, and leads from a practice to its dimension", () => {
    const shown = shownOf(lines, new Set(["dimensions.1"]));
    expect(shown.map(({ id }) => id)).not.toContain("practices.2");
    expect(shown.map(({ id }) => id)).toContain("practices.3");
    const inner = lines.find(({ id }) => id === "practices.2");
    expect(inner && parentOf(lines, inner)?.id).toBe("dimensions.1");
  });

  test("of a text that holds nothing yet has the parts of every framework", () => {
    expect(outlineOf(null, []).map(({ id }) => id)).toEqual([
      "framework",
      "levels",
      "answerSets",
      "sources",
      "gates",
      "scoring",
    ]);
  });
});

describe("the fields", () => {
  const editsFor = (specs: ReturnType<typeof practiceSpecs>, name: string) => {
    const spec = specs.find((one) => one.name === name);
    return spec?.as === "choice" ? spec.edits : undefined;
  };

  test("of a practice that is asked from now on get what only those have, and lose it again", () => {
    const path = ["practices", 0, "kind"];
    const kind = editsFor(practiceSpecs(data.practices[0]), "kind");
    const asked = applyEdits(data, kind?.(data, path, "R") ?? []);
    expect(at(asked, ["practices", 0])).toMatchObject({
      kind: "R",
      answerSet: "share",
      evidence: "self_only",
    });
    expect(at(applyEdits(asked, kind?.(asked, path, "C") ?? []), ["practices", 0])).toEqual(
      data.practices[0],
    );
  });

  test("of another scoring rule begin with data of that rule", () => {
    const rule = editsFor(scoringSpecs(data), "rule");
    const edits = rule?.(data, ["scoring", "rule"], "sum_then_min") ?? [];
    expect(at(applyEdits(data, edits), ["scoring"])).toEqual({
      rule: "sum_then_min",
      sections: ["one", "two"],
      bands: [],
    });
  });

  test("take a number as a number and keep what is none yet as it is typed", () => {
    expect([
      numberIn("2.5"),
      numberIn("2."),
      numberIn("1.0"),
      numberIn(""),
      numberIn("two"),
    ]).toEqual([2.5, "2.", "1.0", "", "two"]);
  });

  test("give a new entry a key that nobody has", () => {
    expect(freeKey([{ key: "P1" }, { key: "P3" }], "P")).toBe("P4");
  });
});
