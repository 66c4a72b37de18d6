"use client";

import { lazy, Suspense } from "react";
import { onPaletteSignal } from "./layout/open-signal";
import { useAsked } from "./layout/use-asked";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));

/** The palette's script comes with its first use, so that no page pays for it before. */
export function PaletteOnDemand() {
  if (!useAsked(onPaletteSignal)) return null;
  return (
    <Suspense>
      <Palette />
    </Suspense>
  );
}
