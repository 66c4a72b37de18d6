import { eventBus } from "~/db/client";
import { callerFromRequest } from "~/server/api/auth/caller";
import { headersOf } from "~/server/api/auth/request";
import { unauthenticated } from "~/server/api/rest/problems";
import type { Context } from "~/server/core/context";
import { type Door, exactly } from "~/server/http/door";
import { type Exchange, headerOf } from "~/server/http/exchange";
import { type Problem, sendProblem } from "~/server/http/problem";
import { EventStream } from "./stream";

export type EventTimes = {
  readonly beatMs: number;
  /** How often the session of an open stream is looked up again. */
  readonly checkMs: number;
};

const usual: EventTimes = { beatMs: 15_000, checkMs: 60_000 };

/** A browser shares six connections to one host; more streams than that come from no person. */
const MOST_PER_SESSION = 8;
const MOST_IN_ALL = 2000;

/** What may have ended a session is looked into at once. */
const aboutPeople = /^identity\./;

type Listener = { readonly sessionId: string; readonly stream: EventStream };

/** Tells open pages which actions were carried out in their organisation. Names only: the page reads what it may. */
export class Events {
  readonly #times: EventTimes;
  readonly #open = new Set<Listener>();

  constructor(times: EventTimes = usual) {
    this.#times = times;
  }

  get size(): number {
    return this.#open.size;
  }

  door(): Door {
    return {
      name: "events",
      covers: exactly("/api/events"),
      methods: ["GET"],
      guard: "site",
      policy: "data",
      serve: (exchange) => this.#serve(exchange),
    };
  }

  close(): void {
    for (const { stream } of this.#open) stream.end();
  }

  async #serve(exchange: Exchange): Promise<void> {
    const context = await contextOf(exchange);
    const problem = context === null ? unauthenticated : this.#full(sessionOf(context));
    if (context === null || problem !== null) sendProblem(exchange, problem ?? unauthenticated);
    else if (!exchange.response.destroyed) this.#listen(exchange, context);
  }

  #full(sessionId: string): Problem | null {
    const own = [...this.#open].filter((listener) => listener.sessionId === sessionId);
    if (own.length < MOST_PER_SESSION && this.#open.size < MOST_IN_ALL) return null;
    const detail =
      "Too many pages of Cairn are open at once. They work; they show changes of others after a reload.";
    return { status: 429, code: "too-many", detail, headers: { "retry-after": "60" } };
  }

  #listen(exchange: Exchange, context: Context): void {
    const stop: (() => void)[] = [];
    const stream = new EventStream(exchange.response, () => {
      this.#open.delete(listener);
      for (const one of stop) one();
    });
    const listener = { sessionId: sessionOf(context), stream };
    this.#open.add(listener);
    const check = (): void => void endIfOver(exchange, context, stream);
    const hear = (action: string): void => {
      if (action === "resync") stream.send("resync", {});
      else stream.send("announce", { action });
      if (aboutPeople.test(action)) check();
    };
    const beat = setInterval(() => stream.beat(), this.#times.beatMs);
    const look = setInterval(check, this.#times.checkMs);
    stop.push(eventBus()?.subscribe(context.orgId, hear) ?? (() => undefined));
    stop.push(
      () => clearInterval(beat),
      () => clearInterval(look),
    );
    // Whoever was away may have missed something.
    if (headerOf(exchange.request, "last-event-id") !== undefined) stream.send("resync", {});
  }
}

const contextOf = async ({ request }: Exchange): Promise<Context | null> =>
  (await callerFromRequest(headersOf(request))).context;

const sessionOf = ({ actor }: Context): string => (actor.kind === "member" ? actor.sessionId : "");

/** A stream is as good as its session. When the database does not answer, the next look decides. */
async function endIfOver(
  exchange: Exchange,
  { orgId }: Context,
  stream: EventStream,
): Promise<void> {
  try {
    const now = await contextOf(exchange);
    if (now?.orgId === orgId) return;
    stream.send("signed-out", {});
    stream.end();
  } catch {
    // Nothing was learnt.
  }
}
