"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { whenChanged } from "../live-updates";

/** Drawing costs the server a scoring per team, so a busy afternoon is drawn at most this often. */
const pauseMs = 5000;

/** What the server drew is drawn again after maturity changed. Draws nothing itself. */
export function RefreshWhenChanged() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawnAt = 0;
    const stop = whenChanged("maturity", () => {
      clearTimeout(timer);
      const wait = Math.max(0, drawnAt + pauseMs - Date.now());
      timer = setTimeout(() => {
        drawnAt = Date.now();
        router.refresh();
      }, wait);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [router]);
  return null;
}
