"use client";

const paletteEvent = "cairn:palette";
const shortcutsEvent = "cairn:shortcuts";

/** A button anywhere opens the palette or the sheet without being wired to it. */
export function openPalette() {
  document.dispatchEvent(new Event(paletteEvent));
}
export function openShortcuts() {
  document.dispatchEvent(new Event(shortcutsEvent));
}

/** Calls `run` on the signal; returns what stops listening. */
export function onPaletteSignal(run: () => void): () => void {
  return listen(paletteEvent, run);
}
export function onShortcutsSignal(run: () => void): () => void {
  return listen(shortcutsEvent, run);
}

function listen(name: string, run: () => void): () => void {
  document.addEventListener(name, run);
  return () => document.removeEventListener(name, run);
}
