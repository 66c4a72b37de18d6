"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTRPC } from "../trpc";

/** What the server drew is drawn again after the counts were read anew. Draws nothing itself. */
export function RefreshWhenChanged() {
  const trpc = useTRPC();
  const router = useRouter();
  const { dataUpdatedAt } = useQuery(trpc.maturity.overview.queryOptions({}));
  const drawnAt = useRef(dataUpdatedAt);
  // The server's drawing is outside React's reach: it is asked for again when the data has moved on.
  useEffect(() => {
    if (drawnAt.current === dataUpdatedAt) return;
    drawnAt.current = dataUpdatedAt;
    router.refresh();
  }, [dataUpdatedAt, router]);
  return null;
}
