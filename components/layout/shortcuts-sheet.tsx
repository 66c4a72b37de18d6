"use client";

import { useEffect, useState } from "react";
import { Dialog } from "../ui/dialog";
import { Keys } from "../ui/keys";
import { keysOf } from "../ui/shortcut-match";
import { useShortcutList, type Shortcut } from "../ui/shortcuts";
import { onShortcutsSignal } from "./open-signal";
import styles from "./shortcuts-sheet.module.css";

/** Behind `?`: exactly the shortcuts that work on this page now. */
export function ShortcutsSheet({ singleKeys }: { singleKeys: boolean }) {
  // Its script is fetched when it is asked for, so it comes open.
  const [open, setOpen] = useState(true);
  const shortcuts = useShortcutList();
  useEffect(() => onShortcutsSignal(() => setOpen(true)), []);
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title="Shortcuts"
      description={
        singleKeys
          ? "Single keys work outside text fields. They can be switched off in settings."
          : "Single keys are switched off in settings; combinations with Ctrl or Cmd still work."
      }
      wide
    >
      <div className={styles["groups"]}>
        {byGroup(shortcuts).map(([group, entries]) => (
          <section key={group}>
            <h3 className={styles["group"]}>{group}</h3>
            <ul className={styles["list"]}>
              {entries.map((entry) => (
                <li key={entry.combo} className={styles["row"]}>
                  <span>{entry.label}</span>
                  <Keys {...keysOf(entry.combo)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** In order of first appearance; a combination taken over by a newer component is listed once. */
function byGroup(shortcuts: readonly Shortcut[]): readonly [string, Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  const live = new Map(shortcuts.map((shortcut) => [shortcut.combo, shortcut]));
  for (const shortcut of live.values()) {
    const group = groups.get(shortcut.group) ?? [];
    groups.set(shortcut.group, [...group, shortcut]);
  }
  return [...groups];
}
