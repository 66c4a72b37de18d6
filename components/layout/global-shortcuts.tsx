"use client";

import { useRouter } from "next/navigation";
import { toRoute } from "../ui/app-link";
import { useShortcut } from "../ui/shortcuts";
import type { NavItem } from "./nav-item";
import { openPalette, openShortcuts } from "./open-signal";

/** Ctrl K, `?`, and `g` then the letter of each section. Draws nothing. */
export function GlobalShortcuts({ nav }: { nav: readonly NavItem[] }) {
  useShortcut({ combo: "mod+k", label: "Search or go to", group: "Everywhere", run: openPalette });
  useShortcut({ combo: "?", label: "Show shortcuts", group: "Everywhere", run: openShortcuts });
  return nav
    .filter((item) => item.letter !== undefined)
    .map((item) => <GoTo key={item.href} item={item} />);
}

function GoTo({ item }: { item: NavItem }) {
  const router = useRouter();
  useShortcut({
    combo: `g ${item.letter ?? ""}`,
    label: item.label,
    group: "Go to",
    run: () => router.push(toRoute(item.href)),
  });
  return null;
}
