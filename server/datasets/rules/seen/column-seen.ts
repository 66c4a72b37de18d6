import { type ColumnProfile, emptyProfile } from "../profile";
import { Amounts } from "./amounts";
import { Variety } from "./variety";

/** How much is kept of each column. */
export type Room = { readonly sample: number; readonly different: number };

/** For wide tables less of each column: in all at most some 100 MB. */
export const roomFor = (columns: number): Room => ({
  sample: clamp(4_000_000 / columns, 256, 8192),
  different: clamp(300_000 / columns, 100, 10_000),
});

const clamp = (value: number, least: number, most: number): number =>
  Math.floor(Math.max(least, Math.min(most, value)));

/** What a column is seen to hold, value by value. */
export class ColumnSeen {
  readonly amounts: Amounts;
  readonly #variety: Variety;
  values = 0;
  nulls = 0;
  #shortest = Number.POSITIVE_INFINITY;
  #longest = 0;

  constructor({ sample, different }: Room) {
    this.amounts = new Amounts(sample);
    this.#variety = new Variety(different);
  }

  text(value: string): void {
    this.values += 1;
    const { length } = value;
    if (length < this.#shortest) this.#shortest = length;
    if (length > this.#longest) this.#longest = length;
    this.#variety.take(value);
  }

  /** A number, or a moment in milliseconds, that is written as `value`. */
  amount(amount: number, value: string): void {
    this.text(value);
    this.amounts.take(amount);
  }

  /** A list, a structure or bytes: only that there is something. */
  something(): void {
    this.values += 1;
  }

  profile(holds: "amounts" | "moments" | "texts" | "things"): ColumnProfile {
    const counted = { ...emptyProfile, values: this.values, nulls: this.nulls };
    if (this.values === 0 || holds === "things") return counted;
    const various = { ...counted, ...this.#variety.told() };
    const amounts = holds === "texts" ? null : this.amounts.told();
    if (amounts === null)
      return { ...various, minLength: this.#shortest, maxLength: this.#longest };
    if (holds === "amounts") return { ...various, ...amounts };
    const [min, max] = [isoOf(amounts.min), isoOf(amounts.max)];
    return { ...various, ...amounts, min, max, mean: null, deviation: null };
  }
}

/** Years beyond 275760 are no moments that a clock here can say. */
const isoOf = (ms: number): string | null =>
  Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
