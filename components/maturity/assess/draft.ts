/** What a person said about one practice on this screen, and how far it has come. */
export type Response =
  | { readonly kind: "option"; readonly option: string }
  | {
      readonly kind: "not_applicable";
      readonly reason: "out_of_scope" | "decided_not_to_do" | "owned_elsewhere";
    }
  | { readonly kind: "not_known" }
  | { readonly kind: "cleared" };

export type Said = { readonly response: Response; readonly note: string };

/** Somebody else's answer that was stored meanwhile. */
export type Theirs = Said & { readonly revision: number; readonly by: string; readonly at: Date };

export type Draft = Said & {
  /** Revision this was written on top of; the server refuses it when another one was stored. */
  readonly base: number;
  readonly state: "waiting" | "saving" | "retrying" | "refused" | "conflict";
  /** Failed tries in a row. */
  readonly tries: number;
  /** Typed again while the last one was under way: it is sent once more. */
  readonly dirty: boolean;
  /** Why the server said no, in its own words. */
  readonly refusal: string | null;
  readonly theirs: Theirs | null;
};

export type Event =
  | { readonly kind: "typed"; readonly said: Said; readonly base: number }
  | { readonly kind: "sent" }
  | { readonly kind: "stored"; readonly revision: number }
  | { readonly kind: "unreachable" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "overtaken"; readonly theirs: Theirs }
  | { readonly kind: "keep-mine" };

const fresh = { tries: 0, dirty: false, refusal: null, theirs: null } as const;

/** The next draft, or null when nothing is left to save. Pure; a conflict never drops what was typed. */
export function step(draft: Draft | null, event: Event): Draft | null {
  if (event.kind === "typed") return typed(draft, event);
  if (draft === null) return null;
  switch (event.kind) {
    case "sent":
      return { ...draft, state: "saving", dirty: false };
    case "stored":
      return draft.dirty ? { ...draft, ...fresh, state: "waiting", base: event.revision } : null;
    case "unreachable":
      return { ...draft, state: "retrying", tries: draft.tries + 1 };
    case "refused":
      return { ...draft, state: "refused", refusal: event.why };
    case "overtaken":
      return { ...draft, state: "conflict", theirs: event.theirs };
    case "keep-mine":
      return onTopOfTheirs(draft);
    default:
      return event satisfies never;
  }
}

function typed(draft: Draft | null, { said, base }: Extract<Event, { kind: "typed" }>): Draft {
  if (draft === null) return { ...said, ...fresh, base, state: "waiting" };
  // Under way: the running request keeps its base and the new words follow it.
  if (draft.state === "saving") return { ...draft, ...said, dirty: true };
  // In a conflict the words change and the question who wins stays open.
  if (draft.state === "conflict") return { ...draft, ...said };
  return { ...draft, ...said, ...fresh, state: "waiting" };
}

const onTopOfTheirs = (draft: Draft): Draft =>
  draft.theirs === null
    ? draft
    : { ...draft, ...fresh, state: "waiting", base: draft.theirs.revision };

const firstRetryMs = 1000;
const longestRetryMs = 30_000;

/** 1 s, 2 s, 4 s … at most 30 s. */
export const retryAfterMs = (tries: number): number =>
  Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, tries - 1));

/** What is worth telling the person about everything on this screen, the gravest first. */
export type Standing = "conflict" | "refused" | "retrying" | "saving" | "saved";

export function standingOf(drafts: readonly Draft[]): Standing {
  const has = (...states: readonly Draft["state"][]) =>
    drafts.some(({ state }) => states.includes(state));
  if (has("conflict")) return "conflict";
  if (has("refused")) return "refused";
  if (has("retrying")) return "retrying";
  return has("waiting", "saving") ? "saving" : "saved";
}

/** Only the last of the three can be lost, so it is what is kept in the browser until acknowledged. */
export const isSame = (a: Said, b: Said): boolean =>
  JSON.stringify([a.response, a.note]) === JSON.stringify([b.response, b.note]);
