"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../ui/tabs";

const pages = [
  { href: "/settings/members", label: "Members" },
  { href: "/settings/organisation", label: "Organisation" },
  { href: "/settings/tokens", label: "API tokens" },
  { href: "/settings/audit", label: "Audit trail" },
  { href: "/settings/sessions", label: "My sessions" },
  { href: "/settings/preferences", label: "Preferences" },
] as const;

export function SettingsTabs() {
  const pathname = usePathname();
  return (
    <Tabs
      label="Settings"
      tabs={pages.map((page) => ({ ...page, current: page.href === pathname }))}
    />
  );
}
