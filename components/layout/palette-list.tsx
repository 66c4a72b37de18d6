import { roles } from "../ui/aria-roles";
import styles from "./command-palette.module.css";
import type { PaletteGroup, PaletteItem } from "./palette-rank";

type PaletteListProps = {
  id: string;
  groups: readonly PaletteGroup[];
  active: number;
  onChoose: (item: PaletteItem) => void;
  onPoint: (index: number) => void;
};

export function PaletteList({ id, groups, active, onChoose, onPoint }: PaletteListProps) {
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, one) => sum + one.items.length, 0),
  );
  return (
    <div id={`${id}-list`} {...roles.listbox} aria-label="Results" className={styles["list"]}>
      {groups.map(({ group, items }, at) => (
        <div key={`${at}-${group}`} {...roles.group} aria-label={group}>
          <div className={styles["group"]} aria-hidden>
            {group}
          </div>
          {items.map((item, offset) => {
            const index = (starts[at] ?? 0) + offset;
            return (
              // The box keeps the focus; this answers to the pointer only.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
              <div
                key={item.id}
                id={`${id}-${index}`}
                {...roles.option}
                tabIndex={-1}
                aria-selected={index === active}
                className={styles["option"]}
                ref={index === active ? keepInView : undefined}
                onClick={() => onChoose(item)}
                onPointerMove={() => onPoint(index)}
              >
                {item.icon}
                <span className={styles["label"]}>{item.label}</span>
                {item.detail !== undefined && (
                  <span className={styles["detail"]}>{item.detail}</span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function keepInView(option: HTMLElement | null) {
  option?.scrollIntoView({ block: "nearest" });
}
