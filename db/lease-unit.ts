import type postgres from "postgres";
import { encodeParameter, finishRaw } from "./lease-codec";
import { DatabaseUnavailable, LeaseRefused, sqlError, stateOfTheWorld } from "./lease-errors";
import type { Slot } from "./lease-slot";

export type Rows = postgres.RowList<postgres.Row[]>;

/** Per-transaction settings that policies and triggers read back with `current_setting`. */
export type Settings = Readonly<Record<`app.${string}`, string>>;

export type UnitLimits = {
  /** Point in `performance.now()` time by which BEGIN must have been answered. */
  readonly openBy: number;
  /** Longest silence of the server while it owes an answer, in milliseconds. */
  readonly queryMs: number;
};

const setConfigTexts = [""];

/** `select set_config($1,$2,true),…` for n settings; names and values are bound, never spliced. */
function setConfigText(count: number): string {
  const known = setConfigTexts[count];
  if (known !== undefined) return known;
  const calls = Array.from(
    { length: count },
    (_, i) => `set_config($${2 * i + 1},$${2 * i + 2},true)`,
  );
  return (setConfigTexts[count] = `select ${calls.join(",")}`);
}

/** What a statement is to its unit: BEGIN and settings, or one whose rows come as objects or as arrays. */
type Kind = "opening" | "rows" | "values";

const nothing = (): void => undefined;

/**
 * One unit of work on one slot. It owns the slot until it is ended; once ended or poisoned it refuses
 * every further query, so no statement can reach a transaction that is not its own.
 */
export class Unit {
  readonly slot: Slot;
  /** The first statement the server refused: after it the transaction can only roll back. */
  failure: unknown;
  /** Set when the server has answered BEGIN and the settings. */
  open = false;
  /** Set when COMMIT or ROLLBACK has been handed to the connection. */
  ending = false;
  silentSince: number;
  #openBy: number;
  readonly #queryMs: number;
  #poison: Error | undefined;
  #ended = false;
  readonly #pending = new Set<(error: Error) => void>();
  #opening: Promise<unknown> = Promise.resolve();

  constructor(slot: Slot, limits: UnitLimits) {
    this.slot = slot;
    this.silentSince = performance.now();
    this.#openBy = limits.openBy;
    this.#queryMs = limits.queryMs;
    slot.occupant = this;
  }

  /** Why no further query is taken; undefined while the unit is open. */
  get refusal(): Error | undefined {
    if (this.#poison) return this.#poison;
    if (!this.#ended) return undefined;
    return new LeaseRefused("This unit of work has ended; its lease takes no more queries.");
  }

  /** Whether the server has answered everything the unit asked so far. */
  get settled(): boolean {
    return this.open && this.#pending.size === 0;
  }

  /** Sends BEGIN and the settings without waiting; the first query of the work follows in the same packet. */
  begin(text: string, settings: Settings): void {
    const entries = Object.entries(settings);
    const begun = this.#send(text, [], "opening");
    begun.catch(nothing);
    const last =
      entries.length === 0
        ? begun
        : this.#send(setConfigText(entries.length), entries.flat(), "opening");
    this.#opening = last;
    last.then(() => this.#opened(), nothing);
  }

  #opened(): void {
    this.open = true;
    this.slot.open = true;
    this.silentSince = this.#pending.size === 0 ? Infinity : performance.now();
  }

  /** One query of the work. Rows come as objects, completed for raw use. */
  async query(text: string, parameters: readonly unknown[]): Promise<Rows> {
    return finishRaw(await this.#ask(text, parameters, "rows"));
  }

  /** One query of the work. Rows come as arrays of values in column order, for Drizzle to map. */
  values(text: string, parameters: readonly unknown[]): Promise<Rows> {
    return this.#ask(text, parameters, "values");
  }

  #ask(text: string, parameters: readonly unknown[], kind: Kind): Promise<Rows> {
    const refusal = this.refusal;
    if (refusal) return Promise.reject(refusal);
    try {
      return this.#send(text, parameters.map(encodeParameter), kind);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** `commit` or `rollback`: the last statement; from now on the work's own queries are refused. */
  async end(text: "commit" | "rollback"): Promise<Rows> {
    const refusal = this.refusal;
    if (refusal) throw refusal;
    this.#ended = true;
    // On a connection that has answered before, it follows BEGIN at once.
    if (!this.open && !this.slot.open) await this.#opening;
    this.ending = true;
    return this.#send(text, [], "rows");
  }

  poison(error: Error): void {
    this.#poison = error;
    this.silentSince = Infinity;
    for (const reject of this.#pending) reject(error);
    this.#pending.clear();
  }

  get dueBy(): number {
    return this.open ? this.silentSince + this.#queryMs : this.#openBy;
  }

  postpone(ms: number): void {
    this.silentSince += ms;
    this.#openBy += ms;
  }

  expire(): void {
    const verdict = this.open
      ? new DatabaseUnavailable("query-timeout", "The database did not answer in time.")
      : new DatabaseUnavailable("unreachable", "The database did not answer when asked to begin.");
    this.slot.lose(undefined, verdict);
  }

  #send(text: string, parameters: (string | null)[], kind: Kind): Promise<Rows> {
    return new Promise((resolve, reject) => {
      const query = this.slot.send(text, parameters);
      if (kind === "values") void query.values();
      if (this.#pending.size === 0 && this.open) this.silentSince = performance.now();
      this.#pending.add(reject);
      const succeed = (rows: Rows): void => {
        this.#answered(reject);
        resolve(rows);
      };
      const fail = (error: unknown): void => {
        this.#answered(reject);
        reject(this.#judge(error, kind));
      };
      query.then(succeed, fail);
    });
  }

  #answered(reject: (error: Error) => void): void {
    this.#pending.delete(reject);
    if (!this.open) return;
    this.silentSince = this.#pending.size === 0 ? Infinity : performance.now();
  }

  /**
   * An ERROR of the server leaves the connection usable (the transaction can only roll back). Anything
   * else, and any failure to begin, means that the connection must not be used again.
   */
  #judge(error: unknown, kind: Kind): unknown {
    const server = sqlError(error);
    const verdict = stateOfTheWorld(error) ?? error;
    if (server?.severity !== "ERROR") {
      this.slot.lose(error);
      return this.#poison ?? error;
    }
    this.failure ??= verdict;
    if (server.routine === "RevalidateCachedQuery") this.slot.markStale();
    if (kind === "opening") this.slot.lose(error, verdict instanceof Error ? verdict : undefined);
    return verdict;
  }
}
