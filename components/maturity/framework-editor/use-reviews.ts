"use client";

import { useEffect, useState } from "react";
import { makeClient } from "../../trpc";
import { isRead, type Moment, type Review } from "./editor-state";

const settleMs = 400;
const retryMs = 3000;

/** Reads the text again whenever it stands still; true while the server cannot be reached. */
export function useReviews(now: Moment, onReview: (of: Moment, review: Review) => void): boolean {
  const [client] = useState(() => makeClient("POST"));
  const [failed, setFailed] = useState<Moment | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (isRead(now)) return;
    const stop = new AbortController();
    const ask = async () => {
      const { text, edits } = now;
      try {
        const review = await client.maturity.reviseFramework.query(
          { text, edits },
          { signal: stop.signal },
        );
        setFailed(null);
        onReview(now, review);
      } catch {
        if (stop.signal.aborted) return;
        setFailed(now);
        again = setTimeout(() => setTries((count) => count + 1), retryMs);
      }
    };
    let again: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      clearTimeout(timer);
      clearTimeout(again);
      stop.abort();
    };
    // `onReview` only hands over to a reducer; what counts is the text.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [now, client, tries]);
  return failed !== null && !isRead(now);
}
