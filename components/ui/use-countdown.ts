"use client";

import { useEffect, useEffectEvent, useState } from "react";

/**
 * Calls `onEnd` after `lengthMs` unless pointer or focus holds it; letting go starts the time anew.
 * Spread the result on the element that can be held.
 */
export function useCountdown(lengthMs: number, onEnd: () => void) {
  const [held, setHeld] = useState(false);
  const end = useEffectEvent(onEnd);
  // A timer is outside React; it is set again each time the hold changes.
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => end(), lengthMs);
    return () => clearTimeout(timer);
  }, [held, lengthMs]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release };
}
