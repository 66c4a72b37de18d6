"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";

/** The run that others are held against, as the address names it. */
export type Pinned = Pick<Outputs["tracking"]["findRun"], "runId" | "name" | "metrics">;

const parameter = "base";

function usePin() {
  const [router, pathname, params] = [useRouter(), usePathname(), useSearchParams()];
  return (runId: string | null) => {
    const next = new URLSearchParams(params);
    if (runId === null) next.delete(parameter);
    else next.set(parameter, runId);
    router.push(toRoute(next.size === 0 ? pathname : `${pathname}?${next}`), { scroll: false });
  };
}

/** Null while none is pinned, it is being read, or it is no run. */
export function usePinned(): Pinned | null {
  const trpc = useTRPC();
  const runId = useSearchParams().get(parameter) ?? "";
  const enabled = /^[0-9a-f]{32}$/u.test(runId);
  const { data } = useQuery(trpc.tracking.findRun.queryOptions({ runId }, { enabled }));
  return enabled && data !== undefined ? data : null;
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
