"use client";

import { useEffect } from "react";

/** Places that a screen reader names when the focus comes to them. */
const places = "section[aria-labelledby], section[aria-label], article, form, dialog, main";

/**
 * What was pressed can leave the page with the press: a row that is settled, a button whose work is done, a page
 * that is left. Browsers let the focus fall to the top then, and a screen reader starts again from there. This gives
 * it to the nearest place around that is still there. A dialog that closes gives the focus back by itself.
 */
export function KeepFocus() {
  useEffect(() => {
    let around: readonly Element[] = [];
    const remember = (event: FocusEvent) => {
      around = event.composedPath().filter((one) => one instanceof Element);
    };
    const keep = () => {
      const [last] = around;
      if (last === undefined || last.isConnected) return;
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const place = around.find((one) => one.isConnected && one.matches(places));
      around = [];
      if (place instanceof HTMLElement) stand(place);
    };
    const watch = new MutationObserver(keep);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
  return null;
}

/** Only for as long as the focus is there, or every press on the place would take it. */
function stand(place: HTMLElement) {
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: true });
}
