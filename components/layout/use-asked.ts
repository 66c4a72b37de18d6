"use client";

import { useEffect, useState } from "react";

/** False until the signal comes for the first time: then the script of what it opens is fetched. */
export function useAsked(onSignal: (run: () => void) => () => void): boolean {
  const [asked, setAsked] = useState(false);
  useEffect(() => (asked ? undefined : onSignal(() => setAsked(true))), [asked, onSignal]);
  return asked;
}
