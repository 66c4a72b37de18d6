"use client";

import { useEffect, useId, useRef, type ReactNode } from "react";
import { moveBeside } from "./floating";
import styles from "./tooltip.module.css";

export type TooltipProps = {
  text: ReactNode;
  /** One focusable element: a button, a link. It gets the text as its description. */
  children: ReactNode;
};

const graceMs = 100;

/**
 * More words on hover and on focus (WCAG 1.4.13): the pointer may move onto them, Esc closes them, they
 * stay until pointer and focus have left. Nothing that is needed to act is put in a tooltip alone.
 */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const wrap = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (wrap.current === null || tip.current === null) return undefined;
    return attach(wrap.current, tip.current);
  }, []);
  return (
    <span ref={wrap} className={styles["wrap"]}>
      {children}
      <span ref={tip} id={id} role="tooltip" popover="manual" className={styles["tip"]}>
        {text}
      </span>
    </span>
  );
}

/** Listens on the wrapper, which also holds the tip, so moving onto the tip keeps it open. */
function attach(wrap: HTMLElement, tip: HTMLElement): () => void {
  const trigger = wrap.querySelector<HTMLElement>("button, a, input, [tabindex]") ?? wrap;
  trigger.setAttribute("aria-describedby", tip.id);
  let closing: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    clearTimeout(closing);
    tip.showPopover();
    moveBeside(tip, trigger, "start");
  };
  const hideSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(() => tip.hidePopover(), graceMs);
  };
  const hideOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !tip.matches(":popover-open")) return;
    event.stopPropagation();
    tip.hidePopover();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal };
  wrap.addEventListener("pointerenter", show, options);
  wrap.addEventListener("pointerleave", hideSoon, options);
  wrap.addEventListener("focusin", show, options);
  wrap.addEventListener("focusout", hideSoon, options);
  document.addEventListener("keydown", hideOnEscape, { ...options, capture: true });
  return () => {
    clearTimeout(closing);
    stop.abort();
  };
}
