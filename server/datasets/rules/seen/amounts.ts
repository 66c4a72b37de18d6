import type { Quantile } from "../profile";
import { Histogram } from "./histogram";

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** What is kept of a column of numbers, or of moments in milliseconds: a fixed amount, however many there are. */
export class Amounts {
  readonly #sample: Float64Array;
  readonly #histogram = new Histogram();
  #count = 0;
  #mean = 0;
  /** Sum of squared distances from the mean (Welford 1962). */
  #squares = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #random = 0x2f6e2b1;

  /** Quantiles are taken from at most `sample` values, drawn evenly (reservoir sampling, Vitter's algorithm R). */
  constructor(sample: number) {
    this.#sample = new Float64Array(sample);
  }

  take(value: number): void {
    const place = this.#count < this.#sample.length ? this.#count : this.#draw(this.#count + 1);
    if (place < this.#sample.length) this.#sample[place] = value;
    this.#count += 1;
    const distance = value - this.#mean;
    this.#mean += distance / this.#count;
    this.#squares += distance * (value - this.#mean);
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    this.#histogram.take(value);
  }

  /** Xorshift (Marsaglia 2003): the same file gives the same profile. */
  #draw(below: number): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    return Math.floor(((x >>> 0) / 4_294_967_296) * below);
  }

  told() {
    if (this.#count === 0) return null;
    const spread = this.#count > 1 ? Math.sqrt(this.#squares / (this.#count - 1)) : null;
    return {
      min: this.#min,
      max: this.#max,
      mean: this.#mean,
      deviation: spread,
      quantiles: this.#quantiles(),
      sampled: this.#count > this.#sample.length ? this.#sample.length : null,
      histogram: this.#histogram.bins(),
    };
  }

  /** By linear interpolation between the two nearest ranks (type 7 of Hyndman and Fan 1996). */
  #quantiles(): Quantile[] {
    const sorted = this.#sample.slice(0, Math.min(this.#count, this.#sample.length)).toSorted();
    return SHARES.map((share) => {
      const at = (sorted.length - 1) * share;
      const below = sorted[Math.floor(at)] ?? 0;
      const above = sorted[Math.ceil(at)] ?? below;
      return { share, value: below + (above - below) * (at - Math.floor(at)) };
    });
  }
}
