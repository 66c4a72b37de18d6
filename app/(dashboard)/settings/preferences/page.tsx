import type { Metadata } from "next";
import { cookies } from "next/headers";
import { PreferencesView } from "~/components/identity/preferences-view";
import { readPreferences } from "~/components/preferences";

export const metadata: Metadata = { title: "Preferences" };

export default async function PreferencesPage() {
  const jar = await cookies();
  const preferences = readPreferences((name) => jar.get(name)?.value);
  return <PreferencesView preferences={preferences} now={new Date()} />;
}
