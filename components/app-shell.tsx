import type { ReactNode } from "react";
import { DemoBanner } from "./home/demo-banner";
import { MeButton } from "./identity/me-button";
import { ScopeSwitch } from "./identity/scope-switch";
import { SessionDialog } from "./identity/session-dialog";
import { Shell } from "./layout/shell";
import { LiveUpdates } from "./live-updates";
import { OfflineBanner } from "./offline-banner";
import { PaletteOnDemand } from "./palette-on-demand";
import { RefreshFailures } from "./refresh-failures";
import { sections } from "./sections";
import { WaitingLink } from "./waiting-link";

type AppShellProps = {
  railCollapsed: boolean;
  singleKeys: boolean;
  children: ReactNode;
};

/** The frame of every signed-in page with what belongs to the person in it. */
export function AppShell({ railCollapsed, singleKeys, children }: AppShellProps) {
  return (
    <Shell
      nav={sections}
      railCollapsed={railCollapsed}
      singleKeys={singleKeys}
      scope={<ScopeSwitch />}
      notifications={<WaitingLink />}
      me={<MeButton />}
      banner={
        <>
          <OfflineBanner />
          <DemoBanner />
        </>
      }
      palette={<PaletteOnDemand />}
    >
      {children}
      <SessionDialog />
      <LiveUpdates />
      <RefreshFailures />
    </Shell>
  );
}
