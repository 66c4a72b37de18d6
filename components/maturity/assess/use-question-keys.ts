"use client";

import { useEffect, useEffectEvent } from "react";
import { useShortcut } from "../../ui/shortcuts";

type QuestionKeys = {
  readonly keys: readonly string[];
  readonly current: string;
  readonly onMove: (key: string) => void;
  readonly onNext: () => void;
};

const group = "Assessment";

/** `[` and `]` walk the questions, `n` goes to the note, `0` to why it does not apply, Ctrl+Enter to the next section. */
export function useQuestionKeys({ keys, current, onMove, onNext }: QuestionKeys) {
  const move = (by: number) => {
    const next = keys[keys.indexOf(current) + by];
    if (next === undefined) return;
    onMove(next);
    // In focus mode the card arrives with the next drawing.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`#q-${CSS.escape(next)}`)?.focus(),
    );
  };
  const note = () =>
    document.querySelector<HTMLElement>(`[data-note="${CSS.escape(current)}"]`)?.focus();
  const notApplicable = () => {
    const summary = document.querySelector<HTMLElement>(`[data-na="${CSS.escape(current)}"]`);
    summary?.click();
    summary?.focus();
  };
  useShortcut({ combo: "0", label: "It does not apply", group, run: notApplicable });
  useShortcut({ combo: "]", label: "Next question", group, run: () => move(1) });
  useShortcut({ combo: "[", label: "Previous question", group, run: () => move(-1) });
  useShortcut({ combo: "n", label: "Write a note", group, run: note });
  useShortcut({ combo: "mod+enter", label: "Next section", group, run: onNext });
}

/** A link to one question (`#q-G1-01`) makes it the current one, also where only that one shows. */
export function useAskedQuestion(keys: readonly string[], onAsked: (key: string) => void) {
  const ask = useEffectEvent(() => {
    const asked = decodeURIComponent(location.hash.replace(/^#q-/, ""));
    if (keys.includes(asked)) onAsked(asked);
  });
  // The address bar is outside React: read on arrival and whenever its fragment changes.
  useEffect(() => {
    ask();
    window.addEventListener("hashchange", ask);
    return () => window.removeEventListener("hashchange", ask);
  }, []);
}
