"use client";

import type { PaletteItem } from "./palette-rank";

const storageKey = "cairn.recent";
const most = 5;

type Stored = { id: string; label: string; href: string };

/** The last places gone to by the palette, on this machine only. */
export function readRecent(): readonly PaletteItem[] {
  return readStored().map((stored) => ({ ...stored, group: "Recent", kind: "page" }));
}

export function rememberRecent(item: PaletteItem) {
  if (item.href === undefined) return;
  const entry: Stored = { id: item.id, label: item.label, href: item.href };
  const entries = [entry, ...readStored().filter((stored) => stored.id !== item.id)].slice(0, most);
  try {
    localStorage.setItem(storageKey, JSON.stringify(entries));
  } catch {
    // Storage can be full or forbidden; recent places are a convenience and may be lost.
  }
}

function readStored(): readonly Stored[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(value) ? value.filter(isStored) : [];
  } catch {
    return [];
  }
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== "object" || value === null) return false;
  return (
    "id" in value &&
    typeof value.id === "string" &&
    "label" in value &&
    typeof value.label === "string" &&
    "href" in value &&
    typeof value.href === "string" &&
    // Only places inside the product: a stored address could have been tampered with.
    /^\/(?!\/)/u.test(value.href)
  );
}
