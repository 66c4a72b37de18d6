"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False while the served page is being taken over, true afterwards. A part of the page may be taken over late,
 * when reads of other parts have ended that the server had not waited for: what such a part draws of them
 * must wait for this, or it differs from what was served.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
