import type { EventBus } from "~/db/listen";
import { sha256 } from "./secrets";

/**
 * How long a token is taken for good without asking the database again, in milliseconds. Withdrawals are announced and
 * count at once; this is the bound for an announcement that gets lost.
 */
const TRUST_MS = 5000;
const MOST_TOKENS = 10_000;

type Known<Holder> = { readonly holder: Holder; readonly goodUntil: number };

/**
 * Tokens that were just looked up, by their hash, so that a script that logs in a loop does not pay a look-up for each
 * call. Nothing is remembered while announcements do not arrive, and everything of an organisation is forgotten as soon
 * as anything about its people or tokens changes, in this process or in another one.
 */
export class KnownTokens<Holder extends { readonly orgId: string }> {
  readonly #bus: () => EventBus | undefined;
  readonly #known = new Map<string, Known<Holder>>();
  #watched: EventBus | undefined;
  #changes = 0;

  constructor(bus: () => EventBus | undefined) {
    this.#bus = bus;
  }

  /** Who holds the token, as far as that is known for certain; expired ones are not. */
  find(token: string): Holder | null {
    if (!this.#hears()) return null;
    const known = this.#known.get(keyOf(token));
    return known !== undefined && performance.now() < known.goodUntil ? known.holder : null;
  }

  /** To be taken before a look-up: what changes during it makes its answer worthless. */
  moment(): number {
    return this.#changes;
  }

  /** @param secondsLeft until the token expires, by the database's clock at the look-up that began at `moment` */
  keep(token: string, holder: Holder, at: { moment: number; secondsLeft: number }): void {
    if (!this.#hears() || at.moment !== this.#changes) return;
    const key = keyOf(token);
    this.#known.delete(key);
    const goodUntil = performance.now() + Math.min(TRUST_MS, at.secondsLeft * 1000);
    this.#known.set(key, { holder, goodUntil });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_TOKENS && oldest !== undefined) this.#known.delete(oldest);
  }

  #hears(): boolean {
    const bus = this.#bus();
    if (bus === undefined || !bus.connected()) return false;
    if (bus !== this.#watched) this.#watch(bus);
    return true;
  }

  #watch(bus: EventBus): void {
    this.#watched = bus;
    this.#forget(() => true);
    bus.watch(({ orgId, action }) => {
      if (action === "resync") this.#forget(() => true);
      else if (action.startsWith("identity.")) this.#forget((holder) => holder.orgId === orgId);
    });
  }

  #forget(whose: (holder: Holder) => boolean): void {
    this.#changes += 1;
    for (const [key, { holder }] of this.#known) if (whose(holder)) this.#known.delete(key);
  }
}

/** The token itself is never kept. */
const keyOf = (token: string): string => Buffer.from(sha256(token)).toString("base64");
