import type { ToldColumn } from "../profile";
import { ColumnSeen, type Room } from "./column-seen";
import { kindOf, momentOf, type ValueKind } from "./csv-value";

/** One column of a CSV: what its fields look like, and what was seen in them. */
export class CsvColumn {
  readonly name: string;
  readonly #seen: ColumnSeen;
  readonly #kinds: Record<ValueKind, number> = {
    integer: 0,
    number: 0,
    boolean: 0,
    date: 0,
    timestamp: 0,
    text: 0,
  };
  /** The first field of each kind: where something odd stands. */
  readonly #first = new Map<ValueKind, { readonly line: number; readonly value: string }>();

  constructor(name: string, room: Room) {
    this.name = name;
    this.#seen = new ColumnSeen(room);
  }

  missing(): void {
    this.#seen.nulls += 1;
  }

  take(value: string, line: number): void {
    const kind = kindOf(value);
    this.#kinds[kind] += 1;
    if (this.#kinds[kind] === 1) this.#first.set(kind, { line, value: value.slice(0, 100) });
    if (kind === "integer" || kind === "number") this.#seen.amount(Number(value), value);
    else if (kind === "date" || kind === "timestamp")
      this.#seen.amount(momentOf(value) ?? 0, value);
    else this.#seen.text(value);
  }

  told(): ToldColumn {
    const type = this.#type();
    const holds = type === "integer" || type === "number" ? "amounts" : momentsOr(type);
    const profile = this.#seen.profile(holds);
    return {
      name: this.name,
      type,
      canBeMissing: this.#seen.nulls > 0 || this.#seen.values === 0,
      description: "",
      profile: { ...profile, odd: this.#odd(type) },
    };
  }

  /** The narrowest type that holds every field. */
  #type(): string {
    const kinds = this.#kinds;
    const { values } = this.#seen;
    if (values === 0) return "string";
    if (kinds.integer === values) return "integer";
    if (kinds.integer + kinds.number === values) return "number";
    if (kinds.boolean === values) return "boolean";
    if (kinds.date === values) return "date";
    return kinds.date + kinds.timestamp === values ? "timestamp" : "string";
  }

  /** Up to one in a hundred fields that keep a column from being what the others are. */
  #odd(type: string) {
    if (type !== "string") return null;
    const { integer, number, date, timestamp, boolean } = this.#kinds;
    const { values } = this.#seen;
    const groups = [integer + number, date + timestamp, boolean];
    const most = Math.max(...groups);
    const count = values - most;
    if (most === 0 || count > values / 100) return null;
    const numeric = most === groups[0];
    const odd = [...this.#first].find(([kind]) =>
      numeric ? kind !== "integer" && kind !== "number" : kind === "text",
    );
    return odd === undefined ? null : { count, ...odd[1] };
  }
}

const momentsOr = (type: string) =>
  type === "date" || type === "timestamp" ? ("moments" as const) : ("texts" as const);
