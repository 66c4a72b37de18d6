"use client";

import { useEffect, useRef, type MouseEvent } from "react";
import styles from "./error-summary.module.css";

export type FieldProblem = {
  /** id of the control, as given to `Field` or `RadioRows`. */
  fieldId: string;
  message: string;
};

/** Stands above the form after a refused submit, takes focus, and links to each field. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null);
  const count = problems.length;
  // The browser's focus is outside React: it moves here each time the set of problems changes.
  useEffect(() => {
    if (count > 0) summary.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div ref={summary} role="alert" tabIndex={-1} className={styles["summary"]}>
      <h2 className={styles["title"]}>
        {count === 1 ? "One thing needs a look" : `${count} things need a look`}
      </h2>
      <ul className={styles["list"]}>
        {problems.map((problem) => (
          <li key={problem.fieldId}>
            <a href={`#${problem.fieldId}`} onClick={focusTarget}>
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A fragment link scrolls but does not always focus a control, so focus is moved by hand. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.querySelector<HTMLElement>(
    `#${CSS.escape(event.currentTarget.hash.slice(1))}`,
  );
  if (target === null) return;
  event.preventDefault();
  const control = target.matches("fieldset") ? target.querySelector<HTMLElement>("input") : target;
  control?.focus();
}
