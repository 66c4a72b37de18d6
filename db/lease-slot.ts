import type { Socket } from "node:net";
import type postgres from "postgres";
import { type Address, openClient, openSocket, placeOf } from "./lease-connection";
import { connectFailure, DatabaseUnavailable } from "./lease-errors";

/** Beyond this many different statements a connection is replaced, so that plans do not pile up in the server. */
const MAX_STATEMENTS = 512;

/** Notices that can only mean that two units of work met on one connection. */
const TRANSACTION_MIX_UP = new Set(["25P01", "25001"]);

export type SlotOptions = {
  readonly address: Address;
  readonly parameters: Readonly<Record<string, string>>;
  readonly connectMs: number;
  readonly maxAgeMs: number;
  readonly onNotice: (notice: postgres.Notice) => void;
};

/** Who works on a slot now. Times are points in `performance.now()` time. */
export type Occupant = {
  /** Since when the server has owed an answer; Infinity while it owes none. */
  readonly silentSince: number;
  /** When that silence has lasted too long. */
  readonly dueBy: number;
  /** Moves both, because this process itself stood still. */
  postpone(ms: number): void;
  /** Gives up waiting. */
  expire(): void;
  /** Called once when the connection is gone. */
  poison(error: Error): void;
};

/** One connection for its whole life: it is never reconnected, only replaced. */
export class Slot {
  readonly client: postgres.Sql;
  occupant: Occupant | undefined;
  /** True once the server has answered; before that a failure means "unreachable", later "lost". */
  open = false;
  dead = false;
  readonly #options: SlotOptions;
  readonly #onLost: (slot: Slot) => void;
  readonly #statements = new Set<string>();
  readonly #expiresAt: number;
  #stale = false;
  #socket: Socket | undefined;
  #socketError: Error | undefined;

  constructor(options: SlotOptions, onLost: (slot: Slot) => void) {
    this.#options = options;
    this.#onLost = onLost;
    this.#expiresAt = performance.now() + options.maxAgeMs;
    const { address, connectMs, parameters } = options;
    this.client = openClient(
      address,
      { connectMs, parameters },
      {
        socket: () => this.#openSocket(),
        onClose: () => this.lose(this.#socketError),
        onNotice: (notice) => this.#hear(notice),
      },
    );
  }

  /** Sends one statement as a prepared statement of this connection; the answer arrives in order. */
  send(text: string, parameters: (string | null)[]): postgres.PendingQuery<postgres.Row[]> {
    if (this.#statements.size <= MAX_STATEMENTS) this.#statements.add(text);
    return this.client.unsafe(text, parameters, SEND);
  }

  /** A cached plan no longer fits (the schema changed under it): use this connection no further. */
  markStale(): void {
    this.#stale = true;
  }

  get worn(): boolean {
    return (
      this.#stale || this.#statements.size > MAX_STATEMENTS || performance.now() > this.#expiresAt
    );
  }

  /** The connection is gone or must not be trusted: poison the occupant and throw the client away. */
  lose(cause: unknown, verdict?: Error): void {
    if (this.dead) return;
    this.#destroy();
    this.occupant?.poison(verdict ?? this.#explain(cause));
    this.occupant = undefined;
    this.#onLost(this);
  }

  /** Throws away a connection that nobody uses. */
  discard(): void {
    if (this.dead) return;
    this.#destroy();
  }

  #destroy(): void {
    this.dead = true;
    this.client.end({ timeout: 0 }).catch(() => undefined);
    this.#socket?.destroy();
  }

  #explain(cause: unknown): DatabaseUnavailable {
    const place = placeOf(this.#options.address);
    if (!this.open) {
      return connectFailure(cause ?? new Error("the server closed the connection"), place);
    }
    return new DatabaseUnavailable("lost", `The connection to the database at ${place} was lost.`, {
      cause,
    });
  }

  #openSocket(): Socket {
    // The driver would try again, without end, when a server hangs up before it has said anything.
    if (this.dead || this.#socket) {
      throw this.#socketError ?? new Error("the server closed the connection");
    }
    this.#socket = openSocket(this.#options.address);
    this.#socket.once("error", (error) => {
      this.#socketError = error;
    });
    return this.#socket;
  }

  #hear(notice: postgres.Notice): void {
    this.#options.onNotice(notice);
    if (TRANSACTION_MIX_UP.has(notice["code"] ?? "")) {
      this.lose(new Error(`Unexpected notice ${notice["code"]}: ${notice["message"]}`));
    }
  }
}

/** Always the extended protocol with a named plan: one round trip from the second use on, and no stacked statements. */
const SEND = { prepare: true, simple: false };
