/** A stretch of a metric's points: what a chart draws of them. Null: none of them is a number. */
export type Bucket = {
  readonly stepMin: number;
  readonly stepMax: number;
  readonly least: number | null;
  readonly greatest: number | null;
  /** Of the last of its points; null when that is not a number. */
  readonly last: number | null;
  readonly points: number;
};

const pick = (choose: (...numbers: number[]) => number, a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : choose(a, b);

const joined = (a: Bucket, b: Bucket): Bucket => ({
  stepMin: Math.min(a.stepMin, b.stepMin),
  stepMax: Math.max(a.stepMax, b.stepMax),
  least: pick(Math.min, a.least, b.least),
  greatest: pick(Math.max, a.greatest, b.greatest),
  last: b.last,
  points: a.points + b.points,
});

/** At most so many buckets: neighbours joined evenly, so that no least or greatest value is lost. */
export function condensed(buckets: readonly Bucket[], most: number): Bucket[] {
  const size = Math.max(1, Math.ceil(buckets.length / most));
  const kept: Bucket[] = [];
  for (const [at, bucket] of buckets.entries()) {
    const before = kept.at(-1);
    if (at % size === 0 || before === undefined) kept.push(bucket);
    else kept[kept.length - 1] = joined(before, bucket);
  }
  return kept;
}
