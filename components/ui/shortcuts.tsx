"use client";

import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { matchShortcut, type MatchState } from "./shortcut-match";

export type Shortcut = {
  /** "mod+k", "g h", "/", "j". */
  combo: string;
  /** What it does, for the list of shortcuts. */
  label: string;
  /** Heading in that list: "Go to", "List". */
  group: string;
  run: () => void;
};

/** The shortcuts alive on the page; the newest wins, so a dialog or table can take a key for itself. */
class ShortcutRegistry {
  #entries: readonly Shortcut[] = [];
  readonly #listeners = new Set<() => void>();

  readonly add = (shortcut: Shortcut) => {
    this.#change([...this.#entries, shortcut]);
    return () => this.#change(this.#entries.filter((entry) => entry !== shortcut));
  };
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly entries = () => this.#entries;

  #change(entries: readonly Shortcut[]) {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

const RegistryContext = createContext<ShortcutRegistry | null>(null);

type ProviderProps = {
  /** False when the person switched single-key shortcuts off (WCAG 2.1.4). Ctrl and Cmd keys stay. */
  singleKeys?: boolean | undefined;
  children: ReactNode;
};

export function ShortcutsProvider({ singleKeys = true, children }: ProviderProps) {
  const [registry] = useState(() => new ShortcutRegistry());
  // The keyboard belongs to the document: one listener for the whole page.
  useEffect(() => {
    let state: MatchState = { pending: null, pendingSince: 0 };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const entries = registry.entries();
      const combos = entries.map((entry) => entry.combo);
      const known = { combos, singleKeys, nowMs: event.timeStamp };
      const result = matchShortcut(pressOf(event), state, known);
      state = result.state;
      const entry = entries.findLast((one) => one.combo === result.combo);
      if (entry === undefined) return;
      event.preventDefault();
      entry.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [registry, singleKeys]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Registers a shortcut while the component is on the page. Does nothing outside a provider. */
export function useShortcut({ combo, label, group, run }: Shortcut) {
  const registry = useContext(RegistryContext);
  const latest = useEffectEvent(run);
  useEffect(
    () => registry?.add({ combo, label, group, run: () => latest() }),
    [registry, combo, label, group],
  );
}

const none: readonly Shortcut[] = [];

/** All shortcuts alive now, for the list behind `?`. */
export function useShortcutList(): readonly Shortcut[] {
  const registry = useContext(RegistryContext);
  return useSyncExternalStore(
    (listener) => registry?.subscribe(listener) ?? (() => undefined),
    () => registry?.entries() ?? none,
    () => none,
  );
}

function pressOf(event: KeyboardEvent) {
  const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt } = event;
  return { key, ctrl, meta, alt, typing: isTyping(event.target) };
}

/** Text fields and menus use letters themselves. Radio buttons and checkboxes use only Space and arrows. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  const field =
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="menu"], [role="listbox"], dialog';
  return target.closest(field) !== null;
}
