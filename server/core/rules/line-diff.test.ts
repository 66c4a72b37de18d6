import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffLines, hunksOf } from "./line-diff";

const text = (...lines: readonly string[]) => lines.join("\n");
const said = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, line, text: words }) => `${kind} ${line} ${words}`);

describe("lines that went and came", () => {
  test("are named where they stand, and the rest is the same", () => {
    expect(said(text("a", "b", "c"), text("a", "x", "c", "d"))).toEqual([
      "same 1 a",
      "removed 2 b",
      "added 2 x",
      "same 3 c",
      "added 4 d",
    ]);
  });

  test("are none between equal texts, whatever ends their lines", () => {
    expect(said("a\r\nb\r\n", "a\nb")).toEqual(["same 1 a", "same 2 b"]);
  });

  test("rebuild both texts, with no more changes than one text out and the other in", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "", " a"), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        // An empty last line is what a line end leaves behind.
        const [old, now] = [
          [...before, "end"],
          [...after, "end"],
        ];
        const diff = diffLines(old.join("\n"), now.join("\n"));
        const side = (...kinds: readonly string[]) =>
          diff.filter(({ kind }) => kinds.includes(kind)).map((one) => one.text);
        expect(side("same", "removed")).toEqual(old);
        expect(side("same", "added")).toEqual(now);
        const longest = longestShared(old, now);
        expect(side("same")).toHaveLength(longest);
      }),
    );
  });

  test("of texts that share nothing are all of both, however long", () => {
    const long = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`);
    const diff = diffLines(long("a").join("\n"), long("b").join("\n"));
    expect(diff).toHaveLength(6000);
    expect(diff.filter(({ kind }) => kind === "same")).toEqual([]);
  });
});

test("what did not change is left out and counted", () => {
  const before = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`);
  const after = before.with(9, "changed");
  const hunks = hunksOf(diffLines(before.join("\n"), after.join("\n")), 1);
  expect(hunks.map(({ skipped, lines }) => [skipped, lines.map(({ kind }) => kind)])).toEqual([
    [8, ["same", "removed", "added", "same"]],
  ]);
  expect(hunksOf(diffLines("a", "a"), 2)).toEqual([]);
});

/** The textbook table, to compare with. */
function longestShared(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0);
  for (const one of a) {
    const next: number[] = [];
    for (const [at, other] of b.entries()) {
      const corner = at === 0 ? 0 : (row[at - 1] ?? 0);
      next.push(one === other ? corner + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
