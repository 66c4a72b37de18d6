/** What became of the lines of a text: the fewest that have to go and come (Myers, "An O(ND) difference algorithm", 1986). */

export type DiffLine = {
  readonly kind: "same" | "added" | "removed";
  /** From 1; in the newer text, and in the older one for what was removed. */
  readonly line: number;
  readonly text: string;
};

/** Lines that stand together; `skipped` unchanged ones are left out before them. */
export type Hunk = { readonly skipped: number; readonly lines: readonly DiffLine[] };

/** Beyond this many changes the two texts have little in common, and comparing on would cost more than it tells. */
const MOST_STEPS = 1000;

type Both = { readonly a: readonly string[]; readonly b: readonly string[] };

/** How far one gets on each diagonal with so many changes: one row for each number of changes. */
type Trace = readonly ReadonlyMap<number, number>[];

const comesByAdding = (reached: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && (reached.get(k - 1) ?? 0) < (reached.get(k + 1) ?? 0));

const startOn = (reached: ReadonlyMap<number, number>, k: number, d: number): number =>
  comesByAdding(reached, k, d) ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;

/** Null when it takes more than `MOST_STEPS`. */
function traceOf({ a, b }: Both): Trace | null {
  const trace: ReadonlyMap<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= MOST_STEPS; d += 1) {
    trace.push(reached);
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      let x = startOn(reached, k, d);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
    reached = next;
  }
  return null;
}

const lineOf = (kind: DiffLine["kind"], texts: readonly string[], index: number): DiffLine => ({
  kind,
  line: index + 1,
  text: texts[index] ?? "",
});

/** From the end back to the beginning. */
function walkBack({ a, b }: Both, trace: Trace): DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (const [d, reached] of [...trace.entries()].toReversed()) {
    const adding = comesByAdding(reached, x - y, d);
    const fromK = adding ? x - y + 1 : x - y - 1;
    const fromX = reached.get(fromK) ?? 0;
    while (x > fromX && y > fromX - fromK) {
      x -= 1;
      y -= 1;
      lines.push(lineOf("same", b, y));
    }
    if (d > 0) lines.push(adding ? lineOf("added", b, y - 1) : lineOf("removed", a, x - 1));
    [x, y] = [fromX, fromX - fromK];
  }
  return lines.toReversed();
}

const splitLines = (text: string): string[] => text.replace(/\r?\n$/, "").split(/\r?\n/);

/** Every line of both texts, once. Pure; the same texts always give the same. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const both = { a: splitLines(before), b: splitLines(after) };
  const trace = traceOf(both);
  if (trace !== null) return walkBack(both, trace);
  return [
    ...both.a.map((_, index) => lineOf("removed", both.a, index)),
    ...both.b.map((_, index) => lineOf("added", both.b, index)),
  ];
}

/** The changed lines with up to `context` unchanged ones around them. */
export function hunksOf(lines: readonly DiffLine[], context: number): readonly Hunk[] {
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - context), index + context + 1)
      .some(({ kind }) => kind !== "same"),
  );
  const hunks: { skipped: number; lines: DiffLine[] }[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (near[index] !== true) skipped += 1;
    else if (skipped > 0 || hunks.length === 0) {
      hunks.push({ skipped, lines: [line] });
      skipped = 0;
    } else hunks.at(-1)?.lines.push(line);
  }
  return hunks;
}
