"use client";

import { X } from "lucide-react";
import {
  useEffect,
  useId,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { roles } from "./aria-roles";
import styles from "./drawer.module.css";
import { IconButton } from "./icon-button";

export type DrawerProps = {
  title: ReactNode;
  /** Called for Esc and the close button. Take the panel out of the URL here. */
  onClose: () => void;
  /** Beside the close button: a link to the full page. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/**
 * Details beside the list they belong to. Never modal: the page stays readable and usable. Render it while
 * it is open; focus goes in on opening and back to the opener on closing.
 */
export function Drawer({ title, onClose, actions, footer, children }: DrawerProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  // Focus is the browser's state: it moves in once, and goes home when the panel leaves the page.
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes from anywhere inside
    <aside
      ref={panel}
      tabIndex={-1}
      data-drawer
      className={styles["drawer"]}
      aria-labelledby={id}
      onKeyDown={closeOnEscape}
    >
      <ResizeEdge />
      <div className={styles["inside"]}>
        <div className={styles["head"]}>
          <h2 id={id} className={styles["title"]}>
            {title}
          </h2>
          {actions}
          <IconButton label="Close panel" icon={<X size={16} aria-hidden />} onClick={onClose} />
        </div>
        <div className={styles["body"]}>{children}</div>
        {footer !== undefined && <div className={styles["foot"]}>{footer}</div>}
      </div>
    </aside>
  );
}

const narrowest = 360;
const widest = 960;
const stepPx = 40;

/** Arrow keys and dragging both work; the width is one token on the page, so `main` makes room by itself. */
function ResizeEdge() {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const change = { ArrowLeft: stepPx, ArrowRight: -stepPx }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    setWidth(event.currentTarget, currentWidth() + change);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      setWidth(event.currentTarget, window.innerWidth - event.clientX);
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the role is a splitter's, see roles
    <div
      {...roles.splitter}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Panel width"
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={480}
      className={styles["edge"]}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}

function currentWidth(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue("--panel-width");
  return Number.parseFloat(text) || 480;
}

function setWidth(edge: HTMLElement, width: number) {
  const kept = Math.round(Math.min(widest, Math.max(narrowest, width)));
  document.documentElement.style.setProperty("--panel-width", `${kept}px`);
  edge.setAttribute("aria-valuenow", String(kept));
}
