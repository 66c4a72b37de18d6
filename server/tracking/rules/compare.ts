/** One line of a comparison: what each run has under a key, null where it has nothing. */
export type Line<Value> = {
  readonly key: string;
  readonly values: (Value | null)[];
  /** Not all the same; a run without the key differs from one with it. */
  readonly differs: boolean;
};

/** All keys of some runs, sorted, with what each run has. `same` tells equal values. */
export function linesOf<Value>(
  runs: readonly Readonly<Record<string, Value>>[],
  same: (a: Value, b: Value) => boolean,
): Line<Value>[] {
  const keys = [...new Set(runs.flatMap((run) => Object.keys(run)))].toSorted();
  return keys.map((key) => {
    const values = runs.map((run) => (Object.hasOwn(run, key) ? (run[key] ?? null) : null));
    const [first = null] = values;
    const equal = (value: Value | null) =>
      value === null || first === null ? value === first : same(value, first);
    return { key, values, differs: !values.every(equal) };
  });
}
