import { CopyButton } from "./copy-button";
import styles from "./snippet.module.css";

/** Lines of code that can be copied. */
export function Snippet({ code, what }: { code: string; what: string }) {
  return (
    <div className={styles["snippet"]}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so keys must reach it */}
      <pre tabIndex={0} aria-label={what}>
        <code>{code}</code>
      </pre>
      <CopyButton text={code} what={what} size="small" variant="quiet" />
    </div>
  );
}
