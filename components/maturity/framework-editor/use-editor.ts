"use client";

import { useEffect, useEffectEvent, useReducer, useState } from "react";
import { at, type Edit, type Json } from "~/server/maturity/rules/framework-edit";
import { useTRPCClient } from "../../trpc";
import { refusalOf, type Refusal } from "../frameworks/import-refusal";
import {
  beginWith,
  dataOf,
  type EditorEvent,
  type EditorState,
  isRead,
  isUnsaved,
  isWritable,
  type Review,
  stepEditor,
} from "./editor-state";
import { keep, shelfKey, takeKept } from "./shelf";
import { useReviews } from "./use-reviews";

export type Saved = { readonly key: string; readonly version: string; readonly revision: number };

export type EditorStart = {
  readonly review: Review;
  readonly saved: Saved | null;
  /** What the file is when it was never saved: new, or a copy of what. */
  readonly place: string;
  readonly memberId: string;
};

const textAt = (data: Json, name: string): string => {
  const value = at(data, [name]);
  return typeof value === "string" ? value : "";
};

type Dispatch = (event: EditorEvent) => void;
type Life = {
  readonly state: EditorState;
  readonly dispatch: Dispatch;
  /** Where unsaved changes are kept in the browser. */
  readonly key: string;
  readonly saved: Saved | null;
  readonly setSaved: (saved: Saved | null) => void;
};

/** Brings back what was left unsaved here, and keeps what is not saved yet. */
function useShelf({ review }: EditorStart, { state, dispatch, key, saved }: Life): void {
  const { now } = state;
  const restore = useEffectEvent(() => {
    const kept = takeKept(window.localStorage, key);
    if (kept === null || (kept.text === now.text && kept.edits.length === 0)) return;
    dispatch({ kind: "restored", ...kept });
  });
  // The browser's store is outside React: read once on arrival.
  useEffect(() => restore(), []);
  const unsaved = isUnsaved(state);
  const touched = state.past.length > 0 || state.future.length > 0;
  const revision = state.restored?.revision ?? saved?.revision ?? 0;
  useEffect(() => {
    if (!touched) return;
    const { text, edits } = now;
    const untouched = text === review.text && edits.length === 0;
    keep(window.localStorage, key, unsaved && !untouched ? { text, edits, revision } : null);
  }, [now, key, revision, unsaved, touched, review]);
}

/** Saves what is on screen, over the revision it was written on, or over the one that was looked at. */
function useSaving({ state: { now, restored }, dispatch, key, saved, setSaved }: Life) {
  const client = useTRPCClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (over?: number): Promise<void> => {
    if (busy || !isRead(now)) return;
    const data = dataOf(now);
    const same = saved?.key === textAt(data, "key") && saved.version === textAt(data, "version");
    const expectedRevision = over ?? (same ? (restored ?? saved).revision : 0);
    setBusy(true);
    setRefusal(null);
    try {
      const { text } = now;
      const stored = await client.maturity.saveFrameworkDraft.mutate({ text, expectedRevision });
      keep(window.localStorage, key, null);
      setSaved({ key: stored.key, version: stored.version, revision: stored.revision });
      dispatch({ kind: "saved", text });
      // The address of what was saved, for a reload; the page itself stays as it is.
      const where = new URLSearchParams({ key: stored.key, version: stored.version });
      const node = new URLSearchParams(window.location.search).get("node");
      if (node !== null) where.set("node", node);
      window.history.replaceState(null, "", `/frameworks/edit?${where.toString()}`);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  return { refusal, busy, save };
}

/** A framework file that is worked on: its steps, what is wrong with it, and saving it. */
export function useEditor(start: EditorStart) {
  const { review, saved: first, place, memberId } = start;
  const [state, dispatch] = useReducer(stepEditor, null, () =>
    beginWith(review, first === null || review.converted ? "" : review.text),
  );
  const [saved, setSaved] = useState(first);
  const key = shelfKey(memberId, saved === null ? place : `${saved.key}@${saved.version}`);
  const life = { state, dispatch, key, saved, setSaved };
  useShelf(start, life);
  const saving = useSaving(life);
  const { now } = state;
  const unreachable = useReviews(now, (of, found) =>
    dispatch({ kind: "reviewed", of, review: found }),
  );
  return {
    ...saving,
    unsaved: isUnsaved(state),
    restored: state.restored !== null,
    data: dataOf(now),
    now,
    saved,
    unreachable,
    reading: !isRead(now),
    writable: isWritable(now),
    textLocked: now.edits.length > 0,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    edit: (...edits: readonly Edit[]) => dispatch({ kind: "edited", edits }),
    type: (text: string) => dispatch({ kind: "typed", text }),
    undo: () => dispatch({ kind: "undo" }),
    redo: () => dispatch({ kind: "redo" }),
    /** Back to what the page began with; what was brought back becomes a step that can be taken again. */
    discard: () => dispatch({ kind: "discarded", text: review.text }),
  };
}

export type Editor = ReturnType<typeof useEditor>;
