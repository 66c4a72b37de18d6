import { useId, type ReactNode } from "react";
import styles from "./card.module.css";
import { cx } from "./cx";

export type CardProps = {
  title?: ReactNode;
  /** 2 under a page title, 3 under a section. */
  headingLevel?: 2 | 3 | undefined;
  /** At the right of the title: a menu, a link. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** No padding inside, for a table that fills the card. */
  flush?: boolean | undefined;
  id?: string | undefined;
  children?: ReactNode;
};

export function Card(props: CardProps) {
  const { title, footer, flush = false, id, children } = props;
  const titleId = useId();
  return (
    <section
      id={id}
      className={cx(styles["card"], flush && styles["flush"])}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      <CardHead {...props} titleId={titleId} />
      {children}
      {footer !== undefined && <div className={styles["foot"]}>{footer}</div>}
    </section>
  );
}

type CardHeadProps = Pick<CardProps, "title" | "headingLevel" | "actions"> & { titleId: string };

function CardHead({ title, headingLevel = 2, actions, titleId }: CardHeadProps) {
  if (title === undefined && actions === undefined) return null;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <div className={styles["head"]}>
      {title !== undefined && (
        <Heading id={titleId} className={styles["title"]}>
          {title}
        </Heading>
      )}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}

/** Cards side by side while they fit: tiles from 220 px, `wide` from 440 px. */
export function CardGrid({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={cx(styles["grid"], wide && styles["wide"])}>{children}</div>;
}
