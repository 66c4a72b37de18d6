import type { TopValue } from "../profile";

const TOP = 10;
const MOST_SHOWN_CHARACTERS = 200;
/** After so many clearances that found nothing frequent, a column is taken to have nothing frequent. */
const PATIENCE = 4;

const REGISTER_BITS = 12;
const REGISTERS = 2 ** REGISTER_BITS;

/**
 * How many different values there are and which come most often, in a fixed amount of room. Exact up to `room` different
 * values; beyond, the number is estimated (HyperLogLog, Flajolet 2007) and rare values are cleared away to make room for
 * others, so that counts of frequent ones may be too low by what was cleared.
 */
export class Variety {
  readonly #room: number;
  readonly #counts = new Map<string, number>();
  #registers: Uint8Array | null = null;
  #short = 0;
  #inVain = 0;

  constructor(room: number) {
    this.#room = room;
  }

  take(value: string): void {
    if (this.#inVain >= PATIENCE && this.#registers !== null) {
      note(this.#registers, value);
      return;
    }
    const count = this.#counts.get(value);
    if (count !== undefined) {
      this.#counts.set(value, count + 1);
      return;
    }
    if (this.#registers !== null) note(this.#registers, value);
    if (this.#counts.size >= this.#room) this.#clear();
    this.#counts.set(own(value), 1);
    if (this.#registers === null && this.#counts.size > this.#room) this.#estimate();
  }

  #estimate(): void {
    this.#registers = new Uint8Array(REGISTERS);
    for (const value of this.#counts.keys()) note(this.#registers, value);
  }

  /** Makes room for half as many: the rarest go. */
  #clear(): void {
    if (this.#registers === null) this.#estimate();
    const counts = [...this.#counts.values()].toSorted((one, other) => one - other);
    const bound = counts[Math.floor(counts.length / 2)] ?? 1;
    this.#short += bound;
    this.#inVain = bound > 1 || (counts.at(-1) ?? 0) > PATIENCE * 4 ? 0 : this.#inVain + 1;
    for (const [value, count] of this.#counts) if (count <= bound) this.#counts.delete(value);
    if (this.#inVain >= PATIENCE) this.#counts.clear();
  }

  told(): { distinct: number; distinctExact: boolean; top: TopValue[]; topShort: number } {
    const exact = this.#registers === null;
    const distinct = this.#registers === null ? this.#counts.size : estimate(this.#registers);
    const top = [...this.#counts]
      .filter(([, count]) => exact || count > this.#short)
      .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
      .slice(0, TOP)
      .map(([value, count]) => ({
        value: value.slice(0, MOST_SHOWN_CHARACTERS).toWellFormed(),
        count,
      }));
    return { distinct, distinctExact: exact, top, topShort: this.#short };
  }
}

/** A part of a long text keeps all of it alive: what is kept is copied. */
const own = (value: string): string =>
  value.length < 13 ? value : Buffer.from(value, "utf8").toString("utf8");

function note(registers: Uint8Array, value: string): void {
  const hash = hashOf(value);
  const place = hash >>> (32 - REGISTER_BITS);
  const rank = Math.clz32((hash << REGISTER_BITS) | (1 << (REGISTER_BITS - 1))) + 1;
  if (rank > (registers[place] ?? 0)) registers[place] = rank;
}

/** FNV-1a over UTF-16, then the finaliser of MurmurHash3. */
function hashOf(value: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at += 1)
    hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function estimate(registers: Uint8Array): number {
  let sum = 0;
  let empty = 0;
  for (const rank of registers) {
    sum += 2 ** -rank;
    if (rank === 0) empty += 1;
  }
  const raw = ((0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * REGISTERS) / sum;
  const few = raw <= 2.5 * REGISTERS && empty > 0;
  return Math.round(few ? REGISTERS * Math.log(REGISTERS / empty) : raw);
}
