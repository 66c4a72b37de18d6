"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from "react";
import { cx } from "./cx";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button";

export type DialogProps = {
  open: boolean;
  /** Called for Esc, the close button and a press on the backdrop. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons; the primary one last. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  children?: ReactNode;
};

/** For a decision that needs all attention. Reading belongs in a `Drawer`. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, footer, wide = false, children } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // <dialog> keeps its own open state in the top layer; this follows the prop.
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  const closeOnBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) onClose();
  };
  return (
    // Esc does for the keyboard what a press on the backdrop does for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={cx(styles["dialog"], wide && styles["wide"])}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-about`}
      onClose={onClose}
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
