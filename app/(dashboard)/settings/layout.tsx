import type { ReactNode } from "react";
import { SettingsTabs } from "~/components/identity/settings-tabs";
import { PageTabs } from "~/components/page-stack";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageTabs>
        <SettingsTabs />
      </PageTabs>
      {children}
    </>
  );
}
