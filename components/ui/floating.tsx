"use client";

import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { place } from "./placement";
import styles from "./floating.module.css";
import { cx } from "./cx";

export type FloatingProps = {
  id: string;
  /** The button the panel hangs on; without it the panel stays where CSS puts it. */
  anchor: RefObject<HTMLElement | null>;
  align?: "start" | "end" | undefined;
  className?: string | undefined;
  role?: "menu" | "dialog" | undefined;
  label?: string | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  children: ReactNode;
};

/**
 * A native popover (`popovertarget` on the button opens it, Esc and a press outside close it, focus goes
 * back by itself), placed beside its button when it opens.
 */
export function Floating(props: FloatingProps) {
  const { id, anchor, align = "start", className, role, label, onOpenChange, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  // The popover opens and closes in the browser's top layer; React only listens to it.
  useEffect(() => {
    const element = panel.current;
    if (element === null) return undefined;
    const settle = () => anchor.current && moveBeside(element, anchor.current, align);
    const toggled = (event: ToggleEvent) => {
      const open = event.newState === "open";
      if (open) settle();
      onOpenChange?.(open);
    };
    element.addEventListener("toggle", toggled);
    window.addEventListener("resize", settle);
    return () => {
      element.removeEventListener("toggle", toggled);
      window.removeEventListener("resize", settle);
    };
  }, [anchor, align, onOpenChange]);
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      className={cx(styles["floating"], className)}
    >
      {children}
    </div>
  );
}

function moveBeside(panel: HTMLElement, anchor: HTMLElement, align: "start" | "end") {
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight, align };
  const at = place(anchor.getBoundingClientRect(), panel.getBoundingClientRect(), room);
  // Set through the object model, which a strict style policy allows where a style attribute is not.
  panel.style.left = `${at.left}px`;
  panel.style.top = `${at.top}px`;
}
