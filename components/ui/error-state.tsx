import { CopyButton } from "./copy-button";
import { Button } from "./button";
import styles from "./error-state.module.css";
import { LinkButton } from "./link-button";
import { StatusIcon } from "./status-icon";

export type ErrorStateProps = {
  /** What could not be done: "The drift chart could not be loaded". */
  title: string;
  /** Why, in plain words. */
  cause?: string | undefined;
  /** What still works: "The table below is up to date." */
  stillWorks?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** Retry without script. */
  retryHref?: string | undefined;
  errorId?: string | undefined;
};

export function ErrorState({
  title,
  cause,
  stillWorks,
  onRetry,
  retryHref,
  errorId,
}: ErrorStateProps) {
  return (
    <div role="alert" className={styles["error"]}>
      <span className={styles["icon"]}>
        <StatusIcon status="bad" />
      </span>
      <div className={styles["body"]}>
        <h2 className={styles["title"]}>{title}</h2>
        {cause !== undefined && <p>{cause}</p>}
        {stillWorks !== undefined && <p className={styles["rest"]}>{stillWorks}</p>}
        <div className={styles["actions"]}>
          {onRetry !== undefined && <Button onClick={onRetry}>Retry</Button>}
          {retryHref !== undefined && <LinkButton href={retryHref}>Retry</LinkButton>}
          {errorId !== undefined && (
            <span className={styles["id"]}>
              Error id <code>{errorId}</code>
              <CopyButton text={errorId} what="error id" variant="quiet" size="small" />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
