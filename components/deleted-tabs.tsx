import { Tabs } from "./ui/tabs";

type DeletedTabsProps = { label: string; path: string; deleted: boolean };

/** What is in use and what was deleted, side by side. */
export const DeletedTabs = ({ label, path, deleted }: DeletedTabsProps) => (
  <Tabs
    label={label}
    tabs={[
      { href: path, label: "In use", current: !deleted },
      { href: `${path}?deleted=1`, label: "Deleted", current: deleted },
    ]}
  />
);
