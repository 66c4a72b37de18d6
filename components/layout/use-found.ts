"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { CommandPaletteProps } from "./command-palette";
import type { PaletteItem } from "./palette-rank";

const pauseMs = 120;
const nothing: readonly PaletteItem[] = [];

/** Asks the server for the text after a short pause; answers to an older text are thrown away. */
export function useFound(text: string, search: CommandPaletteProps["search"]) {
  const [answer, setAnswer] = useState({ text: "", items: nothing });
  const ask = useEffectEvent((signal: AbortSignal) => search?.(text, signal));
  const wanted = search !== undefined && text.trim() !== "";
  useEffect(() => {
    if (!wanted) return undefined;
    const stop = new AbortController();
    const settle = (items: readonly PaletteItem[]) => {
      if (!stop.signal.aborted) setAnswer({ text, items });
    };
    const timer = setTimeout(() => {
      // A failed search leaves the local items; the palette is still of use.
      ask(stop.signal)?.then(settle, () => settle(nothing));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, wanted]);
  const current = answer.text === text;
  return { found: current ? answer.items : nothing, asking: wanted && !current };
}
