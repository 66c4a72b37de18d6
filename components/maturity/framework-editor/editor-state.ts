import {
  applyEdits,
  type Edit,
  type Json,
  type Path,
} from "~/server/maturity/rules/framework-edit";

export type Fault = {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
};

/** What the server found in a text. */
export type Review = {
  readonly text: string;
  readonly converted: boolean;
  readonly data: Json;
  readonly problems: readonly Fault[];
  readonly findings: readonly (Fault & { readonly code: string })[];
  readonly lines: Readonly<Record<string, number>>;
};

/** The file at one step: a text, and changes made in the form that are not written into it yet. */
export type Moment = {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** Of this text, or of the one before while this one is not read yet. */
  readonly review: Review;
};

export type EditorState = {
  readonly past: readonly Moment[];
  readonly now: Moment;
  readonly future: readonly Moment[];
  /** What is being typed in: more of it belongs to the same step. */
  readonly open: string | null;
  /** The text that is stored; "" before the first time. */
  readonly saved: string;
  /** Unsaved work was brought back, and is the base of what is on screen: the revision it was written on. */
  readonly restored: { readonly revision: number } | null;
};

export type EditorEvent =
  | { readonly kind: "edited"; readonly edits: readonly Edit[] }
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "reviewed"; readonly of: Moment; readonly review: Review }
  /** What was left unsaved in this browser. */
  | ({ readonly kind: "restored"; readonly revision: number } & Pick<Moment, "text" | "edits">)
  /** What was brought back is put away again. */
  | { readonly kind: "discarded"; readonly text: string }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "saved"; readonly text: string };

/** More steps than anybody takes back. */
const MOST_STEPS = 200;

/** `saved` is empty for what was never saved: it begins as something unsaved. */
export const beginWith = (review: Review, saved: string): EditorState => ({
  past: [],
  now: { text: review.text, edits: [], review },
  future: [],
  open: null,
  saved,
  restored: null,
});

/** The text and what was found in it belong together. */
export const isRead = ({ text, edits, review }: Moment): boolean =>
  edits.length === 0 && review.text === text;

/** The form may write: its places are those of the text. */
export const isWritable = ({ text, review }: Moment): boolean =>
  review.text === text && review.data !== null;

/** What the file holds, changes that are not written yet included. */
export const dataOf = ({ review, edits }: Moment): Json => applyEdits(review.data, edits);

export const isUnsaved = ({ now, saved }: EditorState): boolean =>
  now.text !== saved || now.edits.length > 0;

/** Typing in one field is one step; anything else is a step of its own. */
function stepOf(edits: readonly Edit[]): string | null {
  const [edit] = edits;
  return edits.length === 1 && edit?.kind === "set" ? edit.path.join(".") : null;
}

function onto(state: EditorState, now: Moment, open: string | null): EditorState {
  const same = open !== null && open === state.open;
  const past = same ? state.past : [...state.past, state.now].slice(-MOST_STEPS);
  return { ...state, past, now, future: [], open };
}

function edited(state: EditorState, edits: readonly Edit[]): EditorState {
  const { now, open } = state;
  const step = stepOf(edits);
  const kept = step !== null && step === open ? now.edits.slice(0, -1) : now.edits;
  return onto(state, { ...now, edits: [...kept, ...edits] }, step);
}

/** The form writes on what was read, so its changes are never dropped by a text: it waits until they are in it. */
function typed(state: EditorState, text: string): EditorState {
  if (state.now.edits.length > 0 || text === state.now.text) return state;
  return onto(state, { ...state.now, text }, "text");
}

function reviewed(state: EditorState, of: Moment, review: Review): EditorState {
  // Something was typed meanwhile: that is read next.
  if (state.now.text !== of.text || state.now.edits !== of.edits) return state;
  return { ...state, now: { text: review.text, edits: [], review }, open: null };
}

function back(state: EditorState): EditorState {
  const before = state.past.at(-1);
  if (before === undefined) return state;
  const { past, now, future } = state;
  return { ...state, past: past.slice(0, -1), now: before, future: [now, ...future], open: null };
}

function forth(state: EditorState): EditorState {
  const [after, ...future] = state.future;
  if (after === undefined) return state;
  return { ...state, past: [...state.past, state.now], now: after, future, open: null };
}

/** The next state. Pure; nothing that was typed is ever lost, only put into the past. */
export function stepEditor(state: EditorState, event: EditorEvent): EditorState {
  switch (event.kind) {
    case "edited":
      return isWritable(state.now) ? edited(state, event.edits) : state;
    case "typed":
      return typed(state, event.text);
    case "reviewed":
      return reviewed(state, event.of, event.review);
    case "restored":
      return {
        ...onto(state, { ...state.now, text: event.text, edits: event.edits }, null),
        restored: { revision: event.revision },
      };
    case "discarded":
      return {
        ...onto(state, { ...state.now, text: event.text, edits: [] }, null),
        restored: null,
      };
    case "undo":
      return back(state);
    case "redo":
      return forth(state);
    case "saved":
      return { ...state, saved: event.text, open: null, restored: null };
    default:
      return event satisfies never;
  }
}

/** The part of the file that a fault is about, as the tree shows it. */
export function nodeOf(path: string): Path {
  const [part = "", index] = path.split(".");
  const place = Number(index);
  if (part === "practices" || part === "dimensions")
    return Number.isInteger(place) && index !== undefined ? [part, place] : [];
  return ["levels", "answerSets", "gates", "sources", "scoring"].includes(part) ? [part] : [];
}
