"use client";

import { useEffect, useEffectEvent } from "react";
import { useShortcut } from "../../ui/shortcuts";
import type { Editor } from "./use-editor";

const group = "Framework";

/** Steps back and forth and saving, from wherever the focus is: a step is one of the file, not of a field. */
export function useEditorKeys({ undo, redo, save }: Editor): void {
  useShortcut({ combo: "mod+z", label: "Take a step back", group, run: undo });
  useShortcut({ combo: "mod+y", label: "Take it again", group, run: redo });
  useShortcut({ combo: "mod+s", label: "Save the draft", group, run: () => void save() });
  const again = useEffectEvent(redo);
  // With Shift the same letter goes the other way, which the list of shortcuts cannot tell apart.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (!mod || !event.shiftKey || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      again();
    };
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, []);
}
