import type { Edit } from "~/server/maturity/rules/framework-edit";

/** What was not saved yet, kept in the browser: it survives a reload, a lost connection and an ended session. */
export type Kept = {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** Of the draft it was written on; 0 for a new one. */
  readonly revision: number;
};

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Two people may share a browser, so a name stands in the key. */
export const shelfKey = (memberId: string, place: string): string =>
  `cairn.framework.${memberId}.${place}`;

export function takeKept(shelf: Shelf, key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    // Somebody else's words, or a store that is switched off: then nothing was kept.
    return null;
  }
}

/** False when the browser has no room for it. */
export function keep(shelf: Shelf, key: string, kept: Kept | null): boolean {
  try {
    if (kept === null) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === "object" &&
  value !== null &&
  "text" in value &&
  typeof value.text === "string" &&
  "edits" in value &&
  Array.isArray(value.edits) &&
  "revision" in value &&
  typeof value.revision === "number";
