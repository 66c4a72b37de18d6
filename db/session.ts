import type { Socket } from "node:net";
import type postgres from "postgres";
import { encodeParameter, finishRaw } from "./lease-codec";
import { openClient, openSocket, parseDatabaseUrl, placeOf } from "./lease-connection";
import { connectFailure, DatabaseUnavailable, sqlError } from "./lease-errors";

export type SessionOptions = {
  readonly url: string;
  /** Server parameters set while connecting; text in Postgres' own units. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly onNotify?: (channel: string, payload: string) => void;
  /** Told once when the connection ends for any reason, `close` included. */
  readonly onEnd?: () => void;
};

const CONNECT_MS = 5000;
/** One statement per message, so that nothing can be stacked behind it. */
const EXTENDED = { prepare: false, simple: false };

/**
 * One connection outside the pool, for the two things that need to keep one: migrating (a session lock)
 * and listening. It has no deadlines of its own; once it ends, everything on it fails and it stays closed.
 */
export class Session {
  readonly #client: postgres.Sql;
  readonly #place: string;
  readonly #onEnd: (() => void) | undefined;
  readonly #pending = new Set<(error: Error) => void>();
  #socket: Socket | undefined;
  #socketError: Error | undefined;
  #open = false;
  #ended: Error | undefined;

  constructor(options: SessionOptions) {
    const address = parseDatabaseUrl(options.url);
    this.#place = placeOf(address);
    this.#onEnd = options.onEnd;
    const parameters = { TimeZone: "UTC", DateStyle: "ISO", ...options.parameters };
    this.#client = openClient(
      address,
      { connectMs: CONNECT_MS, parameters },
      {
        socket: () => {
          if (this.#ended || this.#socket) {
            throw this.#socketError ?? new Error("the server closed the connection");
          }
          this.#socket = openSocket(address);
          this.#socket.once("error", (error) => (this.#socketError = error));
          return this.#socket;
        },
        onClose: () => this.#end(this.#explain(this.#socketError)),
        onNotice: () => undefined,
        ...(options.onNotify && { onNotify: options.onNotify }),
      },
    );
  }

  /** One statement with bound parameters. @throws PostgresError, or DatabaseUnavailable when the connection ended. */
  async query(text: string, parameters: readonly unknown[] = []): Promise<postgres.Row[]> {
    const encoded = parameters.map(encodeParameter);
    return finishRaw(await this.#track(this.#client.unsafe(text, encoded, EXTENDED)));
  }

  /** Any number of statements without parameters, as one message. */
  async script(text: string): Promise<void> {
    await this.#track(this.#client.unsafe(text));
  }

  close(): void {
    this.#end(new DatabaseUnavailable("lost", "This database session was closed."));
  }

  #track(query: postgres.PendingQuery<postgres.Row[]>): Promise<postgres.RowList<postgres.Row[]>> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      const succeed = (rows: postgres.RowList<postgres.Row[]>): void => {
        this.#open = true;
        this.#pending.delete(reject);
        resolve(rows);
      };
      const fail = (error: unknown): void => {
        this.#pending.delete(reject);
        if (sqlError(error)?.severity === "ERROR") reject(error);
        else this.#end(this.#explain(error), reject);
      };
      query.then(succeed, fail);
    });
  }

  #explain(cause: unknown): DatabaseUnavailable {
    if (!this.#open) {
      return connectFailure(cause ?? new Error("the server closed the connection"), this.#place);
    }
    return new DatabaseUnavailable("lost", `The connection to ${this.#place} was lost.`, { cause });
  }

  #end(reason: DatabaseUnavailable, reject?: (error: Error) => void): void {
    reject?.(this.#ended ?? reason);
    if (this.#ended) return;
    this.#ended = reason;
    this.#client.end({ timeout: 0 }).catch(() => undefined);
    this.#socket?.destroy();
    for (const refuse of this.#pending) refuse(reason);
    this.#pending.clear();
    this.#onEnd?.();
  }
}
