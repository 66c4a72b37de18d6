import type { ReactNode } from "react";
import styles from "./auth-layout.module.css";
import { Logo } from "./logo";

export type AuthLayoutProps = {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Below the card: another way in, or where to ask. */
  footer?: ReactNode;
  /** Room for set-up steps; sign-in needs none. */
  wide?: boolean | undefined;
  children: ReactNode;
};

/** Sign-in and set-up: one card in the middle, nothing else to look at. */
export function AuthLayout({ title, lead, footer, wide = false, children }: AuthLayoutProps) {
  return (
    <main id="main" className={styles["page"]} data-width={wide ? "wide" : "narrow"}>
      <div className={styles["brand"]}>
        <Logo size={28} />
        Cairn
      </div>
      <div className={styles["card"]}>
        <header className={styles["head"]}>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles["lead"]}>{lead}</p>}
        </header>
        {children}
      </div>
      {footer !== undefined && <div className={styles["foot"]}>{footer}</div>}
    </main>
  );
}
