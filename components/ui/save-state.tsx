import { Check } from "lucide-react";
import { cx } from "./cx";
import { formatTime } from "./format-time";
import styles from "./save-state.module.css";
import { StatusIcon } from "./status-icon";

export type SaveStateValue =
  | { kind: "untouched" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date | string }
  /** The answer is kept on this machine and tried again. */
  | { kind: "retrying" }
  | { kind: "conflict"; by: string };

export function SaveState({ state, zone }: { state: SaveStateValue; zone?: string | undefined }) {
  const failed = state.kind === "retrying" || state.kind === "conflict";
  return (
    <output className={cx(styles["state"], failed && styles["failed"])}>
      {state.kind === "saved" && <Check size={14} aria-hidden />}
      {failed && <StatusIcon status="bad" size={14} />}
      {saveWords(state, zone)}
    </output>
  );
}

function saveWords(state: SaveStateValue, zone: string | undefined): string {
  switch (state.kind) {
    case "untouched":
      return "";
    case "saving":
      return "Saving";
    case "saved":
      return `Saved ${formatTime(state.at, "time", zone)}`;
    case "retrying":
      return "Not saved, retrying. Your answer is kept here.";
    case "conflict":
      return `Not saved: ${state.by} changed this at the same time`;
    default:
      return state satisfies never;
  }
}
