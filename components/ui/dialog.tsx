"use client";

import { X } from "lucide-react";
import {
  useId,
  useLayoutEffect,
  useRef,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
} from "react";
import { cx } from "./cx";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button";

export type DialogProps = {
  open: boolean;
  /** Called for Esc, the close button and a press on the backdrop (unless it `holds`). */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons; the primary one last. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  /** True where something can be typed: a press beside the dialog must not throw it away. */
  holds?: boolean | undefined;
  children?: ReactNode;
};

/** For a decision that needs all attention. Reading belongs in a `Drawer`. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    description,
    footer,
    wide = false,
    holds = false,
    children,
  } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // <dialog> keeps its own open state in the top layer; this follows the prop. It is closed before it leaves
  // the page too: only a dialog that closes gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null || !open) return;
    element.showModal();
    return () => element.close();
  }, [open]);
  // The browser tells of closing a moment later; by then it may be open again.
  const closed = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (!event.currentTarget.open) onClose();
  };
  const closeOnBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (!holds && event.target === event.currentTarget) onClose();
  };
  return (
    // Esc does for the keyboard what a press on the backdrop does for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={cx(styles["dialog"], wide && styles["wide"])}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-about`}
      onClose={closed}
      onClick={closeOnBackdrop}
    >
      <div className={styles["head"]}>
        <div className={styles["titles"]}>
          <h2 id={`${id}-title`}>{title}</h2>
          {description !== undefined && (
            <p id={`${id}-about`} className={styles["description"]}>
              {description}
            </p>
          )}
        </div>
        <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={onClose} />
      </div>
      <div className={styles["body"]}>{children}</div>
      {footer !== undefined && <div className={styles["foot"]}>{footer}</div>}
    </dialog>
  );
}
