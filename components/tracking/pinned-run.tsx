"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../trpc";

/** The run that others are held against, as the address names it. */
export type Pinned = Pick<Outputs["tracking"]["findRun"], "runId" | "name" | "metrics">;

export const pinParameter = "base";

/** Null while none is pinned, it is being read, or it is no run. */
export function usePinned(): Pinned | null {
  const trpc = useTRPC();
  const runId = useSearchParams().get(pinParameter) ?? "";
  const enabled = /^[0-9a-f]{32}$/u.test(runId);
  const { data } = useQuery(trpc.tracking.findRun.queryOptions({ runId }, { enabled }));
  return enabled && data !== undefined ? data : null;
}
