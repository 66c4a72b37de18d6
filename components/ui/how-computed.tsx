import type { ReactNode } from "react";
import styles from "./how-computed.module.css";

type HowComputedProps = {
  /** What is opened; it names the figure where several stand together. */
  summary?: string | undefined;
  /** The steps in order, with the reader's own numbers in them. */
  lines: readonly ReactNode[];
};

/** How a figure came about, closed until somebody does not believe it. */
export function HowComputed({ summary = "How this is computed", lines }: HowComputedProps) {
  if (lines.length === 0) return null;
  return (
    <details className={styles["how"]}>
      <summary>{summary}</summary>
      <ol className={styles["lines"]}>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </details>
  );
}
