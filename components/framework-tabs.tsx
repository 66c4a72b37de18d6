import { Menu } from "./ui/menu";
import { Tabs } from "./ui/tabs";
import styles from "./framework-tabs.module.css";

type FrameworkTabsProps = {
  frameworks: readonly { key: string; title: string; used: boolean }[];
  /** Key of the framework in view. */
  current: string;
  hrefOf: (key: string) => string;
};

/** Tabs for the frameworks that are in use here and the one in view; the others stand in a menu beside them. */
export function FrameworkTabs({ frameworks, current, hrefOf }: FrameworkTabsProps) {
  const none = frameworks.every(({ used }) => !used);
  const isShown = (one: FrameworkTabsProps["frameworks"][number], place: number) =>
    one.used || one.key === current || (none && place < startWith);
  const shown = frameworks.filter(isShown);
  const others = frameworks.filter((one) => !shown.includes(one));
  return (
    <div className={styles["row"]}>
      <Tabs
        label="Framework"
        tabs={shown.map(({ key, title }) => ({
          href: hrefOf(key),
          label: title,
          current: key === current,
        }))}
      />
      {others.length > 0 && (
        <Menu
          label="Other frameworks"
          variant="quiet"
          size="small"
          items={others.map(({ key, title }) => ({
            kind: "link",
            label: title,
            href: hrefOf(key),
          }))}
        />
      )}
    </div>
  );
}

/** While nothing was assessed yet. */
const startWith = 2;
