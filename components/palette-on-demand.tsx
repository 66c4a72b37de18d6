"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { onPaletteSignal } from "./layout/open-signal";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The palette's script comes with its first use, so that no page pays for it before. */
export function PaletteOnDemand() {
  const [asked, setAsked] = useState(false);
  useEffect(() => (asked ? undefined : onPaletteSignal(() => setAsked(true))), [asked]);
  if (!asked) return null;
  return (
    <Suspense>
      <Palette />
    </Suspense>
  );
}
