import {
  type Draft,
  type Event,
  isSame,
  retryAfterMs,
  type Said,
  step,
  type Theirs,
} from "./draft";

export type Stored = {
  readonly said: Said;
  readonly revision: number;
  readonly effect: string;
  readonly at: Date;
};

/** How the server took it. `unreachable` is tried again; the others are final for these words. */
export type Outcome =
  | { readonly kind: "stored"; readonly stored: Stored }
  | { readonly kind: "overtaken"; readonly theirs: Theirs }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unreachable" };

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

type KeeperOptions = {
  readonly assessmentId: string;
  /** Whose words these are: two people may share a browser, and one's draft is not the other's answer. */
  readonly memberId: string;
  readonly send: (practice: string, said: Said, base: number) => Promise<Outcome>;
  /** Survives a reload and an ended session: the browser's own store. */
  readonly shelf: Shelf | null;
};

const settleMs = 300;

type Seen = {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly stored: ReadonlyMap<string, Stored>;
};

/**
 * Keeps every answer until the server has acknowledged it: on the shelf, in order, one request per
 * practice at a time, again and again while the server cannot be reached.
 */
export class AnswerKeeper {
  readonly #options: KeeperOptions;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #seen: Seen = { drafts: new Map(), stored: new Map() };

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier visit could not deliver. Call it in the browser only. */
  resume(): void {
    for (const [practice, { response, note, base }] of this.#onShelf()) {
      this.type(practice, { response, note }, base);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Seen => this.#seen;

  /** The person answered; it leaves after a short pause. `base` is the revision shown to them. */
  type(practice: string, said: Said, base: number): void {
    this.#apply(practice, { kind: "typed", said, base });
    this.#later(practice, settleMs);
  }

  keepMine(practice: string): void {
    this.#apply(practice, { kind: "keep-mine" });
    this.#later(practice, 0);
  }

  takeTheirs(practice: string): void {
    this.#set(practice, null);
  }

  /** The connection is back, or the person asks: everything that waits leaves now. */
  retryNow(): void {
    for (const [practice, { state }] of this.#seen.drafts) {
      if (state === "retrying" || state === "refused") this.#later(practice, 0);
    }
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #later(practice: string, ms: number): void {
    clearTimeout(this.#timers.get(practice));
    this.#timers.set(
      practice,
      setTimeout(() => void this.#deliver(practice), ms),
    );
  }

  async #deliver(practice: string): Promise<void> {
    const draft = this.#seen.drafts.get(practice);
    if (draft === undefined || draft.state === "saving" || draft.state === "conflict") return;
    this.#apply(practice, { kind: "sent" });
    const { response, note, base } = draft;
    const said = { response, note };
    this.#settle(practice, agreeing(said, await this.#options.send(practice, said, base)));
  }

  #settle(practice: string, outcome: Outcome): void {
    if (outcome.kind === "stored") {
      const stored = new Map(this.#seen.stored).set(practice, outcome.stored);
      this.#seen = { ...this.#seen, stored };
      this.#apply(practice, { kind: "stored", revision: outcome.stored.revision });
    } else {
      this.#apply(practice, outcome);
    }
    const draft = this.#seen.drafts.get(practice);
    if (draft?.state === "waiting") this.#later(practice, settleMs);
    if (draft?.state === "retrying") this.#later(practice, retryAfterMs(draft.tries));
  }

  #apply(practice: string, event: Event): void {
    this.#set(practice, step(this.#seen.drafts.get(practice) ?? null, event));
  }

  #set(practice: string, draft: Draft | null): void {
    const drafts = new Map(this.#seen.drafts);
    if (draft === null) drafts.delete(practice);
    else drafts.set(practice, draft);
    this.#seen = { ...this.#seen, drafts };
    this.#store();
    for (const listener of this.#listeners) listener();
  }

  get #name(): string {
    return `cairn-answers-${this.#options.assessmentId}-${this.#options.memberId}`;
  }

  #store(): void {
    const { shelf } = this.#options;
    const kept = [...this.#seen.drafts].map(([practice, { response, note, base }]) => ({
      practice,
      response,
      note,
      base,
    }));
    try {
      if (kept.length === 0) shelf?.removeItem(this.#name);
      else shelf?.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the answers still live on this page until they are delivered.
    }
  }

  #onShelf(): [string, Said & { base: number }][] {
    try {
      const kept: unknown = JSON.parse(this.#options.shelf?.getItem(this.#name) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isKept).map((one) => [one.practice, one]) : [];
    } catch {
      return [];
    }
  }
}

/**
 * The same words stood there already: an earlier request arrived and only its answer was lost, or somebody said the
 * same. That is no conflict.
 */
function agreeing(said: Said, outcome: Outcome): Outcome {
  if (outcome.kind !== "overtaken") return outcome;
  const { response, note, revision, at } = outcome.theirs;
  if (!isSame({ response, note }, said)) return outcome;
  return { kind: "stored", stored: { said, revision, effect: "", at } };
}

type Kept = Said & { readonly practice: string; readonly base: number };

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "practice" in value &&
  "response" in value &&
  "note" in value &&
  "base" in value &&
  typeof value.practice === "string" &&
  typeof value.note === "string" &&
  typeof value.base === "number" &&
  typeof value.response === "object";
