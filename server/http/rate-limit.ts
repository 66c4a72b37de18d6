export type PaceOf = {
  /** Calls per second in the long run. */
  readonly perSecond: number;
  /** Calls that may come at once after a pause. */
  readonly burst: number;
};

type Bucket = { left: number; filledAt: number };

const MOST_KEYS = 10_000;

/**
 * A token bucket for each key, in the memory of this process: it protects the process, it does not count
 * for a bill. With several processes each has its own.
 */
export class RateLimit {
  readonly #pace: PaceOf;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(pace: PaceOf, now: () => number = () => performance.now()) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Takes one call; 0, or the seconds until the next one is possible. */
  take(key: string): number {
    const bucket = this.#bucket(key);
    const wait = this.#waitOf(bucket);
    if (wait === 0) bucket.left -= 1;
    return wait;
  }

  /** As `take`, without taking. */
  look(key: string): number {
    return this.#waitOf(this.#buckets.has(key) ? this.#bucket(key) : { left: 1, filledAt: 0 });
  }

  #waitOf({ left }: Bucket): number {
    return left >= 1 ? 0 : (1 - left) / this.#pace.perSecond;
  }

  #bucket(key: string): Bucket {
    const { perSecond, burst } = this.#pace;
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { left: burst, filledAt: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = now;
    // The key that was used longest ago stands first, and goes first.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_KEYS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}
