"use client";

import { X } from "lucide-react";
import { createContext, useContext, useState, type ReactNode } from "react";
import { cx } from "./cx";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { StatusIcon } from "./status-icon";
import styles from "./toast.module.css";
import { useCountdown } from "./use-countdown";

export type Toast = {
  message: string;
  /** "bad" is announced at once, the rest when the reader pauses. */
  tone?: "neutral" | "good" | "bad" | undefined;
  /** Offered for 10 s; the change can be taken back by it. */
  undo?: { label?: string; run: () => void } | undefined;
};

type Shown = Toast & { key: number };
type ShowToast = (toast: Toast) => void;

const ToastContext = createContext<ShowToast | null>(null);

const shownMs = 10_000;
const mostAtOnce = 3;

/** `const show = useToast(); show({ message: "Owner changed", undo: { run } })` */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (show === null) throw new Error("useToast needs a ToastRegion above it");
  return show;
}

export function ToastRegion({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const show: ShowToast = (toast) => {
    setToasts((now) => [...now, { ...toast, key: (now.at(-1)?.key ?? 0) + 1 }].slice(-mostAtOnce));
  };
  const drop = (key: number) => setToasts((now) => now.filter((toast) => toast.key !== key));
  const calm = toasts.filter((toast) => toast.tone !== "bad");
  const urgent = toasts.filter((toast) => toast.tone === "bad");
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles["region"]}>
        <div aria-live="polite">
          {calm.map((toast) => (
            <ToastRow key={toast.key} toast={toast} onGone={() => drop(toast.key)} />
          ))}
        </div>
        <div aria-live="assertive">
          {urgent.map((toast) => (
            <ToastRow key={toast.key} toast={toast} onGone={() => drop(toast.key)} />
          ))}
        </div>
      </div>
    </ToastContext>
  );
}

function ToastRow({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const hold = useCountdown(shownMs, onGone);
  const tone = toast.tone ?? "neutral";
  const undo = () => {
    toast.undo?.run();
    onGone();
  };
  return (
    // Pointer or focus on the message holds it, so nobody is timed out while reading (WCAG 2.2.1).
    <div className={cx(styles["toast"], styles[tone])} {...hold}>
      {tone !== "neutral" && <StatusIcon status={tone} />}
      <span className={styles["message"]}>{toast.message}</span>
      {toast.undo !== undefined && (
        <Button size="small" onClick={undo}>
          {toast.undo.label ?? "Undo"}
        </Button>
      )}
      <IconButton
        label="Dismiss"
        size="small"
        icon={<X size={16} aria-hidden />}
        onClick={onGone}
      />
    </div>
  );
}
