import { type Json, type Path } from "~/server/maturity/rules/framework-edit";
import { type Fault, nodeOf } from "./editor-state";
import { listAt, wordsAt } from "./specs";

/** A line of the tree. */
export type Line = {
  readonly id: string;
  readonly path: Path;
  readonly title: string;
  /** From 1. */
  readonly depth: number;
  readonly children: number;
  /** What is wrong with exactly this part. */
  readonly faults: number;
};

export const idOf = (path: Path): string => (path.length === 0 ? "framework" : path.join("."));

const parts = [
  ["levels", "Levels"],
  ["answerSets", "Answer sets"],
  ["sources", "Sources"],
  ["gates", "Gates"],
  ["scoring", "Scoring"],
] as const;

/** Where the practices of each dimension stand in the file; those that name none of the dimensions last. */
export function practicesOf(data: Json, dimension: string): number[] {
  return listAt(data, ["practices"]).flatMap((one, index) =>
    wordsAt(one, ["dimension"]) === dimension ? [index] : [],
  );
}

function strays(data: Json): number[] {
  const known = new Set(listAt(data, ["dimensions"]).map((one) => wordsAt(one, ["key"])));
  return listAt(data, ["practices"]).flatMap((one, index) =>
    known.has(wordsAt(one, ["dimension"])) ? [] : [index],
  );
}

/** The file as a tree: its parts, its dimensions with their practices, in the order they are shown. */
export function outlineOf(data: Json, faults: readonly Fault[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const { path } of faults) {
    const id = idOf(nodeOf(path));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const line = (path: Path, title: string, [depth, children]: readonly [number, number]): Line => {
    const id = idOf(path);
    return { id, path, title, depth, children, faults: counts.get(id) ?? 0 };
  };
  const practice = (index: number, depth: number): Line => {
    const path = ["practices", index];
    const key = wordsAt(data, [...path, "key"]);
    return line(path, `${key} ${wordsAt(data, [...path, "statement"])}`.trim() || "Without a key", [
      depth,
      0,
    ]);
  };
  const dimensions = listAt(data, ["dimensions"]).flatMap((one, index) => {
    const own = practicesOf(data, wordsAt(one, ["key"]));
    const title = wordsAt(one, ["title"]) || wordsAt(one, ["key"]) || "Without a title";
    return [
      line(["dimensions", index], title, [1, own.length]),
      ...own.map((place) => practice(place, 2)),
    ];
  });
  return [
    line([], "The framework", [1, 0]),
    ...parts.map(([name, title]) => line([name], title, [1, 0])),
    ...dimensions,
    ...strays(data).map((place) => practice(place, 1)),
  ];
}

/** Only what stands below open lines. */
export function shownOf(lines: readonly Line[], closed: ReadonlySet<string>): readonly Line[] {
  let hidden = false;
  return lines.filter((line) => {
    if (line.depth === 1) hidden = closed.has(line.id);
    return line.depth === 1 || !hidden;
  });
}

/** Two dimensions with the same key would show the same practices twice; the line above is the parent. */
export const parentOf = (lines: readonly Line[], line: Line): Line | undefined =>
  line.depth === 1
    ? undefined
    : lines.slice(0, lines.indexOf(line)).findLast(({ depth }) => depth < line.depth);
