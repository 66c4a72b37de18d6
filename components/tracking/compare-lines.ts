import type { Outputs } from "~/server/api/trpc/root";
import type { ParallelAxis, ParallelValue } from "../charts/parallel";

export type Comparison = Outputs["tracking"]["compareRuns"];
type Line<Value> = {
  readonly key: string;
  readonly values: readonly (Value | null)[];
  readonly differs: boolean;
};

/** Lines to show, and how many equal ones are left out. */
export function shownLines<Value>(lines: readonly Line<Value>[], all: boolean) {
  const shown = all ? lines : lines.filter(({ differs }) => differs);
  return { shown, left: lines.length - shown.length };
}

/** A value's distance from the baseline's; null where either is no number. */
export function deltaOf(value: number | null | undefined, base: number | null | undefined) {
  if (value === null || value === undefined || base === null || base === undefined) return null;
  return value - base;
}

/** Axes in a drawing: more cannot be told apart. */
const mostSettings = 8;
const mostResults = 3;

/** A parameter is text; as a number it stands where its size is. */
const settingOf = (text: string | null): ParallelValue => {
  if (text === null) return null;
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : text;
};

/** Numbers only when all are: else their order would be no order. */
function axisOf({ key, values }: Line<string>): ParallelAxis {
  const read = values.map(settingOf);
  const numeric = read.every((value) => value === null || typeof value === "number");
  return { label: key, role: "setting", values: numeric ? read : values };
}

/** Parameters that differ, then up to three metrics, the one in view first. */
export function axesOf({ params, metrics }: Comparison, metric: string | null) {
  const differing = params.filter(({ differs }) => differs);
  const first = (key: string) => (key === metric ? 0 : 1);
  const results = metrics
    .filter(({ differs }) => differs)
    .toSorted((a, b) => first(a.key) - first(b.key))
    .slice(0, mostResults);
  return {
    leftOut: Math.max(0, differing.length - mostSettings),
    axes: [
      ...differing.slice(0, mostSettings).map(axisOf),
      ...results.map(({ key, values }): ParallelAxis => ({
        label: key,
        role: "result",
        values: values.map((point) => point?.value ?? null),
      })),
    ],
  };
}

/** The metric whose curves are drawn: the one asked for, else the first with several steps, else the first. */
export function metricInView({ metrics }: Comparison, asked: string | null): string | null {
  const known = metrics.find(({ key }) => key === asked);
  const long = metrics.find(({ values }) => values.some((point) => (point?.step ?? 0) > 0));
  return (known ?? long ?? metrics[0])?.key ?? null;
}

/** What the comparison shows first. */
export function compareFinding({ runs, params, metrics }: Comparison): string {
  const [different, all] = [params.filter(({ differs }) => differs).length, params.length];
  const moved = metrics.filter(({ differs }) => differs).length;
  const words = (some: number, of: number, what: string) =>
    of === 0 ? `no ${what}` : `${some} of ${of} ${what}${of === 1 ? "" : "s"}`;
  return `${runs.length} runs differ in ${words(different, all, "parameter")} and ${words(moved, metrics.length, "metric")}.`;
}
