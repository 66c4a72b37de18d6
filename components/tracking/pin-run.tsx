"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { type Pinned, pinParameter } from "./pinned-run";

function usePin() {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  return (runId: string | null) => {
    const next = new URLSearchParams(params);
    if (runId === null) next.delete(pinParameter);
    else next.set(pinParameter, runId);
    router.push(toRoute(next.size === 0 ? pathname : `${pathname}?${next}`), { scroll: false });
  };
}

/** Makes the marked run the one that the others are held against. */
export function PinRun({ runId }: { runId: string }) {
  const pin = usePin();
  return (
    <Button size="small" onClick={() => pin(runId)}>
      Pin as baseline
    </Button>
  );
}

/** Names the baseline above the list, and lets it go. */
export function PinnedChip({ pinned }: { pinned: Pinned }) {
  const pin = usePin();
  return (
    <Chip tone="selected" onRemove={() => pin(null)} removeLabel="Unpin the baseline">
      Baseline: {pinned.name || pinned.runId}
    </Chip>
  );
}
