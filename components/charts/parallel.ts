import { formatNumber } from "../ui/format-number";
import type { ChartModel } from "./chart-model";
import { drawParallel, isNumeric } from "./parallel-drawing";
import { count, greatest, nameAll } from "./wording";

/** A cell of one axis: a number, a word, or null for not logged. */
export type ParallelValue = number | string | null;

export type ParallelAxis = {
  readonly label: string;
  /** "result" axes come last and are printed bold: what the others may explain. */
  readonly role: "setting" | "result";
  /** One per line, in the order of the lines. */
  readonly values: readonly ParallelValue[];
};

export type ParallelInput = {
  readonly lines: readonly { readonly label: string; readonly pinned?: boolean | undefined }[];
  readonly axes: readonly ParallelAxis[];
  /** What one line is: "run". */
  readonly of: string;
  /** Axes that differ and are not drawn. */
  readonly leftOut: number;
};

/** Many settings and what came of them: one line per run over one axis per setting. */
export function parallelChart(input: ParallelInput): ChartModel {
  const { lines, axes } = input;
  const empty = lines.length === 0 || axes.length < 2;
  return {
    name: "parallel",
    title: titleOf(input, empty),
    caption: captionOf(input, empty),
    notes: notesOf(input),
    table: {
      columns: [
        { label: capital(input.of) },
        ...axes.map((axis) => ({ label: axis.label, numeric: isNumeric(axis) })),
      ],
      rows: lines.map(({ label }, line) => [
        label,
        ...axes.map(({ values }) => values[line] ?? null),
      ]),
    },
    empty,
    // On a phone the axes lie one under another.
    height: (size) => (size === "narrow" ? 60 + axes.length * 64 : 300),
    option: (frame) => drawParallel(input, frame),
  };
}

function titleOf({ lines, axes, of }: ParallelInput, empty: boolean): string {
  if (empty) return "Too little differs to draw one line per run";
  const settings = axes.filter(({ role }) => role === "setting");
  const differ = `${count(lines.length, of)} differ in ${count(settings.length, "parameter")}`;
  const result = axes.find(({ role }) => role === "result");
  const best = result === undefined ? null : bestOf(result, lines);
  if (best === null || result === undefined) return differ;
  return `${differ}; ${best.names} ${best.several ? "have" : "has"} the highest ${result.label}, ${formatNumber(best.value)}`;
}

function bestOf({ values }: ParallelAxis, lines: ParallelInput["lines"]) {
  const numbers = values.flatMap((value, line) =>
    typeof value === "number" ? [{ value, label: lines[line]?.label ?? "" }] : [],
  );
  const top = greatest(numbers, ({ value }) => value);
  if (top === null) return null;
  const names = nameAll(
    top.items.map(({ label }) => label),
    "runs",
  );
  return { value: top.value, names, several: top.items.length > 1 };
}

function captionOf({ axes, lines, of }: ParallelInput, empty: boolean): string {
  if (empty) return "It takes two axes and a run.";
  const settings = axes.filter(({ role }) => role === "setting").map(({ label }) => label);
  const results = axes.filter(({ role }) => role === "result").map(({ label }) => label);
  const by = results.length === 0 ? "" : `, then ${results.join(", ")}`;
  return `One line for each of ${count(lines.length, of)} over ${settings.join(", ")}${by}.`;
}

function notesOf({ axes, leftOut }: ParallelInput): readonly string[] {
  const missing = axes.reduce(
    (sum, { values }) => sum + values.filter((value) => value === null).length,
    0,
  );
  return [
    ...(leftOut === 0
      ? []
      : [
          `${count(leftOut, "more parameter")} that differ are not drawn; the table above has them.`,
        ]),
    ...(missing === 0
      ? []
      : [`${count(missing, "value was", "values were")} not logged: the line is broken there.`]),
  ];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
