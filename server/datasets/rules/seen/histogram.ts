import type { Bin } from "../profile";

const BINS = 64;
/** At most so many are shown. */
const SHOWN = 32;

/**
 * Exact counts in equal bins, without knowing the extremes beforehand: when a value falls outside, the bins double in
 * width and neighbours are added up. Widths are powers of two, so nothing is ever split.
 */
export class Histogram {
  readonly #counts = new Float64Array(BINS);
  #first: number | null = null;
  /** Null while all values are equal. */
  #width: number | null = null;
  #start = 0;
  #total = 0;

  take(value: number): void {
    this.#first ??= value;
    if (this.#width === null && value !== this.#first) this.#open(this.#first, value);
    this.#total += 1;
    if (this.#width === null) return;
    let place = Math.floor(value / this.#width) - this.#start;
    while (place < 0 || place >= BINS) {
      this.#widen();
      place = Math.floor(value / this.#width) - this.#start;
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** Two different values are there: bins over both, and all so far in that of the first. */
  #open(first: number, value: number): void {
    const span = Math.min(Math.abs(value - first), Number.MAX_VALUE);
    let width = Math.max(2 ** Math.ceil(Math.log2(span / (BINS / 2))), Number.MIN_VALUE);
    // Far from zero, a bin has to be wider than the gap between two neighbouring numbers.
    while (!isFine(width, first) || !isFine(width, value)) width *= 2;
    this.#width = width;
    const low = Math.floor(Math.min(first, value) / width);
    this.#start = low - BINS / 4;
    this.#counts[Math.floor(first / width) - this.#start] = this.#total;
  }

  #widen(): void {
    const old = this.#counts.slice();
    const start = Math.floor(this.#start / 2) - BINS / 4;
    this.#counts.fill(0);
    for (const [place, count] of old.entries()) {
      const to = Math.floor((this.#start + place) / 2) - start;
      this.#counts[to] = (this.#counts[to] ?? 0) + count;
    }
    this.#start = start;
    this.#width = (this.#width ?? 1) * 2;
  }

  /** From the first bin that holds something to the last. */
  bins(): readonly Bin[] {
    if (this.#first === null) return [];
    if (this.#width === null) return [{ from: this.#first, to: this.#first, count: this.#total }];
    let shown = binsOf(this.#counts, this.#start, this.#width);
    for (let width = this.#width * 2; shown.length > SHOWN; width *= 2)
      shown = paired(shown, width);
    return shown;
  }
}

const isFine = (width: number, at: number): boolean =>
  width > 0 && Math.abs(at / width) < Number.MAX_SAFE_INTEGER / BINS;

function binsOf(counts: Float64Array, start: number, width: number): Bin[] {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return Array.from(counts.subarray(first, last + 1), (count, at) => ({
    from: finite((start + first + at) * width),
    to: finite((start + first + at + 1) * width),
    count,
  }));
}

/** An edge beyond the largest number is that number. */
const finite = (edge: number): number =>
  Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, edge));

/** Neighbours that share a bin of twice the width. */
function paired(bins: readonly Bin[], width: number): Bin[] {
  const wide = new Map<number, number>();
  for (const { from, count } of bins) {
    const place = Math.floor(from / width);
    wide.set(place, (wide.get(place) ?? 0) + count);
  }
  return [...wide].map(([place, count]) => ({
    from: place * width,
    to: (place + 1) * width,
    count,
  }));
}
