import type postgres from "postgres";
import { parseDatabaseUrl } from "./lease-connection";
import { DatabaseUnavailable } from "./lease-errors";
import { serverAnswers } from "./lease-probe";
import { type Occupant, Slot, type SlotOptions } from "./lease-slot";
import type { UnitLimits } from "./lease-unit";

export type LeaseOptions = {
  readonly url: string;
  /** Most connections at once; default 16. */
  readonly size?: number;
  /** Role taken while connecting; needed when the URL's user is not the application's own. */
  readonly role?: string;
  /** Longest wait for a free connection, in milliseconds; default 3,000. */
  readonly acquireMs?: number;
  /** Longest silence of the server to one query, in milliseconds; default 10,000. */
  readonly queryMs?: number;
  /** Longest time to connect, in milliseconds; default 3,000. */
  readonly connectMs?: number;
  readonly onNotice?: (notice: postgres.Notice) => void;
};

/** How often deadlines are looked at, in milliseconds: one timer for all units, none while idle. */
const SWEEP_MS = 100;
/** A sweep later than this means that this process was busy, not that the server was silent. */
const OWN_DELAY_MS = 500;
/** What a unit gets beyond `acquireMs` to connect and begin, so that a dead network answers within 5 s. */
const OPEN_MS = 1000;
/** A silence this long makes the pool ask whether the server is there at all … */
const SILENCE_MS = 1500;
/** … and this long without an answer means that it is not: nobody waits out a dead network for `queryMs`. */
const PROBE_MS = 2500;
const MAX_AGE_MS = 45 * 60_000;
const CLOSE_MS = 5000;

type Waiter = {
  readonly take: (slot: Slot) => void;
  readonly refuse: (error: Error) => void;
  deadline: number;
};

/**
 * Server parameters of every leased connection; text in the server's own units (milliseconds).
 * The server ends a slow statement a little before our own deadline, so that the connection survives.
 */
function sessionParameters(queryMs: number, role: string | undefined): Record<string, string> {
  const statementMs = queryMs - Math.max(queryMs * 0.1, Math.min(400, queryMs / 2));
  return {
    TimeZone: "UTC",
    DateStyle: "ISO",
    default_transaction_read_only: "on",
    statement_timeout: String(Math.round(statementMs)),
    lock_timeout: String(Math.round(Math.min(3000, statementMs * 0.6))),
    idle_in_transaction_session_timeout: "15000",
    ...(role !== undefined && { role }),
  };
}

/** Who has which connection, who waits, and whose time is up. */
export class SlotPool {
  readonly #slots = new Set<Slot>();
  readonly #free: Slot[] = [];
  readonly #waiting: Waiter[] = [];
  readonly #slotOptions: SlotOptions;
  readonly #size: number;
  readonly #acquireMs: number;
  readonly #queryMs: number;
  #lost = 0;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #sweptAt = 0;
  #probe: { readonly startedAt: number; spoiled: boolean } | undefined;

  constructor(options: LeaseOptions) {
    this.#size = options.size ?? 16;
    this.#acquireMs = options.acquireMs ?? 3000;
    this.#queryMs = options.queryMs ?? 10_000;
    this.#slotOptions = {
      address: parseDatabaseUrl(options.url),
      parameters: sessionParameters(this.#queryMs, options.role),
      connectMs: options.connectMs ?? 3000,
      maxAgeMs: MAX_AGE_MS,
      onNotice: options.onNotice ?? (() => undefined),
    };
  }

  /** The deadlines of a unit that asks for a connection now. */
  limits(): UnitLimits {
    return { openBy: performance.now() + this.#acquireMs + OPEN_MS, queryMs: this.#queryMs };
  }

  /** An idle connection or room for a new one; undefined when the caller must wait. */
  takeFree(): Slot | undefined {
    if (this.#closed) return undefined;
    if (this.#timer === undefined) this.#startSweeping();
    return this.#free.pop() ?? (this.#slots.size < this.#size ? this.#make() : undefined);
  }

  /** Waits in line. @throws DatabaseUnavailable "acquire-timeout". */
  acquire(): Promise<Slot> {
    if (this.#closed) return Promise.reject(closed());
    return new Promise((take, refuse) => {
      this.#waiting.push({ take, refuse, deadline: performance.now() + this.#acquireMs });
    });
  }

  release(slot: Slot): void {
    if (slot.dead) return;
    slot.occupant = undefined;
    if (slot.worn || this.#closed) {
      this.#slots.delete(slot);
      slot.discard();
      this.#refill();
      return;
    }
    const next = this.#waiting.shift();
    if (next) next.take(slot);
    else this.#free.push(slot);
  }

  stats(): { size: number; busy: number; waiting: number; lost: number } {
    const size = this.#slots.size;
    return {
      size,
      busy: size - this.#free.length,
      waiting: this.#waiting.length,
      lost: this.#lost,
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { refuse } of this.#waiting.splice(0)) refuse(closed());
    const until = performance.now() + CLOSE_MS;
    while (this.stats().busy > 0 && performance.now() < until) await pause(10);
    for (const slot of this.#slots) {
      if (slot.occupant) slot.lose(undefined, closed());
      else slot.discard();
    }
    this.#slots.clear();
    this.#free.length = 0;
    this.#stopSweeping();
  }

  #make(): Slot {
    const slot = new Slot(this.#slotOptions, (gone) => this.#forget(gone));
    this.#slots.add(slot);
    return slot;
  }

  #forget(slot: Slot): void {
    this.#lost += 1;
    this.#slots.delete(slot);
    const index = this.#free.indexOf(slot);
    if (index !== -1) this.#free.splice(index, 1);
    this.#refill();
  }

  /** Room has come free: the first in line gets a new connection. */
  #refill(): void {
    if (!this.#closed && this.#slots.size < this.#size) this.#waiting.shift()?.take(this.#make());
  }

  #startSweeping(): void {
    this.#sweptAt = performance.now();
    this.#timer = setInterval(() => this.#sweep(), SWEEP_MS);
  }

  #stopSweeping(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #sweep(): void {
    const now = performance.now();
    const late = now - this.#sweptAt - SWEEP_MS;
    this.#sweptAt = now;
    if (late > OWN_DELAY_MS) this.#extend(late);
    else this.#expire(now + SWEEP_MS);
    const { busy, waiting } = this.stats();
    if (busy === 0 && waiting === 0) this.#stopSweeping();
  }

  /** This process stood still: answers may lie unread, so nobody's time is up because of it. */
  #extend(byMs: number): void {
    for (const waiter of this.#waiting) waiter.deadline += byMs;
    for (const occupant of this.#occupants()) occupant.postpone(byMs);
    if (this.#probe) this.#probe.spoiled = true;
  }

  #occupants(): Occupant[] {
    return [...this.#slots].flatMap(({ occupant }) => occupant ?? []);
  }

  #expire(before: number): void {
    while (this.#waiting[0] && this.#waiting[0].deadline < before) {
      this.#waiting
        .shift()
        ?.refuse(
          new DatabaseUnavailable(
            "acquire-timeout",
            "Every database connection is busy; nothing was changed.",
          ),
        );
    }
    for (const occupant of this.#occupants()) {
      if (occupant.dueBy < before) occupant.expire();
    }
    const suspicious = before - SWEEP_MS - SILENCE_MS;
    if (this.#probe === undefined && this.#occupants().some((o) => o.silentSince < suspicious)) {
      void this.#askServer();
    }
  }

  /** A slow statement and a dead network look alike from one connection; a second one tells them apart. */
  async #askServer(): Promise<void> {
    const probe = { startedAt: performance.now(), spoiled: false };
    this.#probe = probe;
    const answered = await serverAnswers(this.#slotOptions.address, PROBE_MS);
    this.#probe = undefined;
    if (answered || probe.spoiled) return;
    for (const occupant of this.#occupants()) {
      if (occupant.silentSince < probe.startedAt) occupant.expire();
    }
  }
}

const closed = (): DatabaseUnavailable =>
  new DatabaseUnavailable("unreachable", "The database connections are being closed.", {
    retryable: false,
  });

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
