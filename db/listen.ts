import { Session } from "./session";

/** A hint that something happened. Names only: every connection to the database can hear it. */
export type Announcement = { readonly orgId: string; readonly action: string };

export type EventBusOptions = {
  readonly url: string;
  readonly role?: string;
  /** How often the connection is tried while nothing is heard, in milliseconds; default 20,000. */
  readonly keepAliveMs?: number;
};

export type EventBus = {
  /** Tells every process; sent when possible, dropped when not: nothing may depend on its arrival. */
  publish(announcement: Announcement): void;
  /**
   * Calls `listener` for each announcement of this organisation, and with action "resync" when some may
   * have been missed (the connection was away). Returns the way to stop.
   */
  subscribe(orgId: string, listener: (action: string) => void): () => void;
  /**
   * Calls `listener` for the announcements of every organisation: for those of this process before `publish` returns
   * (and again when they come back), for others when they arrive; with action "resync" and no organisation when some
   * may have been missed. Returns the way to stop.
   */
  watch(listener: (announcement: Announcement) => void): () => void;
  /** Whether announcements arrive at the moment. */
  connected(): boolean;
  close(): void;
};

const CHANNEL = "cairn";
const SAFE = /^[\w.:-]{1,100}$/;
const ANSWER_MS = 5000;
const RETRY_MS = [100, 250, 500, 1000, 2000, 5000];

type Listeners = Map<string, Set<(action: string) => void>>;

/** One connection that listens for as long as it lives, and says when it has died. */
function listenOnce(options: EventBusOptions, on: { hear(payload: string): void; end(): void }) {
  const keepAliveMs = options.keepAliveMs ?? 20_000;
  let overdue: NodeJS.Timeout | undefined;
  const session = new Session({
    url: options.url,
    parameters: { application_name: "cairn events", ...(options.role && { role: options.role }) },
    onNotify: (_channel, payload) => on.hear(payload),
    onEnd: () => {
      clearInterval(beat);
      clearTimeout(overdue);
      on.end();
    },
  });
  /** A silent network looks like a quiet database, so an unanswered question ends the session. */
  const ask = async (text: string): Promise<void> => {
    overdue ??= setTimeout(() => session.close(), ANSWER_MS);
    await session.query(text);
    clearTimeout(overdue);
    overdue = undefined;
  };
  const beat = setInterval(() => void ask("select 1").catch(() => undefined), keepAliveMs);
  return { session, ready: ask(`listen ${CHANNEL}`) };
}

class Bus implements EventBus {
  readonly #options: EventBusOptions;
  readonly #listeners: Listeners = new Map();
  readonly #watchers = new Set<(announcement: Announcement) => void>();
  #current: ReturnType<typeof listenOnce> | undefined;
  #connected = false;
  #everConnected = false;
  #closed = false;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: EventBusOptions) {
    this.#options = options;
    this.#open();
  }

  publish({ orgId, action }: Announcement): void {
    if (!SAFE.test(orgId) || !SAFE.test(action)) {
      throw new TypeError("An announcement carries names only.");
    }
    for (const watcher of this.#watchers) watcher({ orgId, action });
    this.#current?.session
      .query("select pg_notify($1, $2)", [CHANNEL, `${orgId} ${action}`])
      .catch(() => undefined);
  }

  subscribe(orgId: string, listener: (action: string) => void): () => void {
    const own = this.#listeners.get(orgId) ?? new Set();
    this.#listeners.set(orgId, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0 && this.#listeners.get(orgId) === own) this.#listeners.delete(orgId);
    };
  }

  watch(listener: (announcement: Announcement) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  connected(): boolean {
    return this.#connected;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#current?.session.close();
  }

  #open(): void {
    this.#current = listenOnce(this.#options, {
      hear: (payload) => this.#hear(payload),
      end: () => this.#ended(),
    });
    this.#current.ready.then(
      () => this.#opened(),
      () => undefined,
    );
  }

  #opened(): void {
    this.#connected = true;
    this.#failures = 0;
    if (this.#everConnected) this.#resync();
    this.#everConnected = true;
  }

  #ended(): void {
    this.#connected = false;
    if (this.#closed) return;
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #resync(): void {
    for (const orgId of this.#listeners.keys()) this.#tell(orgId, "resync");
    for (const watcher of this.#watchers) watcher({ orgId: "", action: "resync" });
  }

  #hear(payload: string): void {
    const [orgId = "", action = ""] = payload.split(" ");
    this.#tell(orgId, action);
    for (const watcher of this.#watchers) watcher({ orgId, action });
  }

  #tell(orgId: string, action: string): void {
    for (const listener of this.#listeners.get(orgId) ?? []) listener(action);
  }
}

/** Announcements between processes over LISTEN/NOTIFY, on one connection that is replaced when it dies. */
export function createEventBus(options: EventBusOptions): EventBus {
  return new Bus(options);
}
