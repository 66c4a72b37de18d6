import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { cx } from "./cx";
import styles from "./menu.module.css";

type Shared = {
  label: string;
  icon?: ReactNode;
  detail?: string | undefined;
  danger?: boolean | undefined;
};

export type MenuItem =
  | (Shared & { kind: "action"; onSelect: () => void; disabled?: boolean | undefined })
  | (Shared & { kind: "link"; href: string; download?: boolean | undefined })
  | (Shared & { kind: "choice"; checked: boolean; onSelect: () => void })
  | { kind: "heading"; label: string }
  | { kind: "separator"; id: string };

export function MenuRow({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  switch (item.kind) {
    case "separator":
      return <hr className={styles["separator"]} />;
    case "heading":
      return (
        <div role="presentation" className={styles["heading"]}>
          {item.label}
        </div>
      );
    case "link":
      return <LinkRow item={item} onDone={onDone} />;
    case "choice":
      return (
        <button
          type="button"
          role="menuitemcheckbox"
          aria-checked={item.checked}
          tabIndex={-1}
          className={styles["item"]}
          onClick={item.onSelect}
        >
          {item.checked ? <Check size={16} aria-hidden /> : <Blank />}
          <Words item={item} />
        </button>
      );
    case "action":
      return <ActionRow item={item} onDone={onDone} />;
    default:
      return item satisfies never;
  }
}

type RowOf<Kind> = { item: Extract<MenuItem, { kind: Kind }>; onDone: () => void };

function ActionRow({ item, onDone }: RowOf<"action">) {
  const select = () => {
    if (item.disabled === true) return;
    onDone();
    item.onSelect();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.disabled}
      className={cx(styles["item"], item.danger && styles["danger"])}
      onClick={select}
    >
      {item.icon}
      <Words item={item} />
    </button>
  );
}

function LinkRow({ item, onDone }: RowOf<"link">) {
  const shared = { role: "menuitem", tabIndex: -1, className: styles["item"], onClick: onDone };
  // A file is fetched by the browser itself; the client router must not try to render it.
  if (item.download === true) {
    return (
      <a {...shared} href={item.href} download>
        {item.icon}
        <Words item={item} />
      </a>
    );
  }
  return (
    <AppLink {...shared} href={item.href}>
      {item.icon}
      <Words item={item} />
    </AppLink>
  );
}

function Words({ item }: { item: Shared }) {
  return (
    <span className={styles["words"]}>
      {item.label}
      {item.detail !== undefined && <span className={styles["detail"]}>{item.detail}</span>}
    </span>
  );
}

function Blank() {
  return <svg width={16} height={16} aria-hidden />;
}
