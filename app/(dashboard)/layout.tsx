import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "~/components/app-shell";
import { railCookie } from "~/components/layout/theme";
import { readPreferences } from "~/components/preferences";
import { toRoute } from "~/components/ui/app-link";
import { HydrateClient, preload, requestCaller, signInPath, trpc } from "~/server/api/trpc/rsc";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { context } = await requestCaller();
  if (context === null) redirect(toRoute(await signInPath()));
  await Promise.all([
    preload(trpc.identity.whoami.queryOptions({})),
    // The demo banner stands above everything: it must be there from the first drawing.
    preload(trpc.identity.listTeams.queryOptions({ limit: 200 })),
  ]);
  const jar = await cookies();
  const { shortcuts } = readPreferences((name) => jar.get(name)?.value);
  return (
    <HydrateClient>
      <AppShell
        railCollapsed={jar.get(railCookie)?.value === "narrow"}
        singleKeys={shortcuts === "on"}
      >
        {children}
      </AppShell>
    </HydrateClient>
  );
}
