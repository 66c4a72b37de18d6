import type { ReactNode } from "react";
import styles from "./message-page.module.css";

type MessagePageProps = {
  title: string;
  children: ReactNode;
  /** What to do next; the primary way first. */
  actions?: ReactNode;
  errorId?: string | undefined;
  /** True inside the shell, which has the page's main landmark already. */
  inShell?: boolean | undefined;
};

/** A page that has only one thing to say: what happened, and what to do. */
export function MessagePage({ title, children, actions, errorId, inShell }: MessagePageProps) {
  const Box = inShell === true ? "div" : "main";
  return (
    <Box className={styles["page"]}>
      <h1>{title}</h1>
      <div>{children}</div>
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      {errorId !== undefined && (
        <p className={styles["code"]}>
          Error id <code>{errorId}</code>
        </p>
      )}
    </Box>
  );
}
