/** Upper bounds of the latency buckets, in seconds. */
export const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

export type Observed = {
  readonly door: string;
  readonly statusClass: string;
  /** One count per bucket, each including the ones below it, as OpenMetrics wants them. */
  readonly cumulative: readonly number[];
  readonly count: number;
  readonly seconds: number;
};

type Tally = { counts: number[]; count: number; seconds: number };

/** Counts answers by door and status class since the start of the process. */
export class Traffic {
  readonly #tallies = new Map<string, Tally>();
  /** Requests that were begun and not answered yet. */
  open = 0;

  record(door: string, status: number, seconds: number): void {
    const key = `${door} ${Math.floor(status / 100)}xx`;
    const tally = this.#tallies.get(key) ?? { counts: buckets.map(() => 0), count: 0, seconds: 0 };
    this.#tallies.set(key, tally);
    tally.counts = tally.counts.map((count, at) =>
      seconds <= (buckets[at] ?? 0) ? count + 1 : count,
    );
    tally.count += 1;
    tally.seconds += seconds;
  }

  observed(): Observed[] {
    return [...this.#tallies].map(([key, { counts, count, seconds }]) => {
      const [door = "", statusClass = ""] = key.split(" ");
      return { door, statusClass, cumulative: counts, count, seconds };
    });
  }
}
