"use client";

import { lazy, Suspense } from "react";
import { onShortcutsSignal } from "./open-signal";
import { useAsked } from "./use-asked";

const ShortcutsSheet = lazy(async () => ({
  default: (await import("./shortcuts-sheet")).ShortcutsSheet,
}));

/** The sheet's script comes with its first use, so that no page pays for it before. */
export function ShortcutsOnDemand({ singleKeys }: { singleKeys: boolean }) {
  if (!useAsked(onShortcutsSignal)) return null;
  return (
    <Suspense>
      <ShortcutsSheet singleKeys={singleKeys} />
    </Suspense>
  );
}
