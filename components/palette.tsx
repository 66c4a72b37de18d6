"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { CommandPalette } from "./layout/command-palette";
import { openShortcuts } from "./layout/open-signal";
import { type PaletteItem, readPaletteQuery } from "./layout/palette-rank";
import { sections } from "./sections";
import { useTRPC } from "./trpc";
import { useMe } from "./use-me";

type Action = { readonly label: string; readonly href: string; readonly needs: Permission };
type Permission = Parameters<ReturnType<typeof useMe>["can"]>[0];

const actions: readonly Action[] = [
  { label: "Start an assessment", href: "/assessments/new", needs: "maturity:write" },
  { label: "Start a campaign", href: "/maturity/campaigns/new", needs: "maturity:campaign" },
  {
    label: "Create an experiment",
    href: "/experiments?create=experiment",
    needs: "tracking:write",
  },
  { label: "Create a model", href: "/models?create=model", needs: "registry:write" },
  { label: "Define a feature", href: "/features?create=feature", needs: "datasets:write" },
  { label: "Create a team", href: "/teams?create=team", needs: "teams:manage" },
  {
    label: "Invite a person",
    href: "/settings/members?create=invitation",
    needs: "members:manage",
  },
  { label: "Create an API token", href: "/settings/tokens?create=token", needs: "tokens:manage" },
  { label: "Verify the audit trail", href: "/settings/audit", needs: "audit:read" },
  { label: "Change theme or density", href: "/settings/preferences", needs: "own-account:manage" },
  { label: "See where I am signed in", href: "/settings/sessions", needs: "own-account:manage" },
];

/** What the command palette offers by itself, and how it asks the server for the rest. */
export function Palette() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const me = useMe();
  const items: readonly PaletteItem[] = [
    ...actions
      .filter(({ needs }) => me.can(needs))
      .map(({ label, href }): PaletteItem => ({
        id: href,
        label,
        href,
        group: "Actions",
        kind: "action",
      })),
    ...sections.map(({ href, label, icon }): PaletteItem => ({
      id: href,
      label,
      href,
      icon,
      group: "Go to",
      kind: "page",
    })),
    ...me.teams.map(({ slug, name }) => teamItem({ slug, name, group: "My teams" })),
    { id: "shortcuts", label: "Show shortcuts", group: "Help", kind: "help", run: openShortcuts },
    { id: "api", label: "API reference", group: "Help", kind: "help", href: "/api-docs" },
  ];
  const search = async (typed: string): Promise<readonly PaletteItem[]> => {
    const { text, kind } = readPaletteQuery(typed);
    if (text === "" || kind === "action" || kind === "help") return [];
    const asked = kind === "dataset" ? ({ text, kind: "datasets" } as const) : { text };
    const things = async () => {
      const { kinds } = await client.fetchQuery(trpc.search.findAnything.queryOptions(asked));
      return kinds.flatMap(itemsOf);
    };
    if (kind === "dataset") return things();
    const { members } = await client.fetchQuery(trpc.identity.search.queryOptions({ text }));
    const people = members.map(({ id, name, email, active }): PaletteItem => ({
      id,
      label: name,
      detail: active ? email : "access switched off",
      group: "People",
      kind: "person",
      href: `/settings/members?q=${encodeURIComponent(email)}`,
    }));
    if (kind === "person") return people;
    return [
      ...(await things()),
      ...people,
      {
        id: "search",
        label: `Search everything for “${text}”`,
        group: "Search",
        kind: "page",
        href: `/search?q=${encodeURIComponent(text)}`,
      },
    ];
  };
  return <CommandPalette items={items} search={search} />;
}

type Found = Outputs["search"]["findAnything"]["kinds"][number];

const itemsOf = ({ label, rows }: Found): readonly PaletteItem[] =>
  rows.map(({ title, detail, path }) => ({
    id: path,
    label: title,
    group: label,
    kind: "object",
    ...(detail !== "" && { detail }),
    href: path,
  }));

const teamItem = (team: { slug: string; name: string; group: string }): PaletteItem => ({
  id: `/teams/${team.slug}`,
  label: team.name,
  group: team.group,
  kind: "object",
  detail: "Team",
  href: `/teams/${team.slug}`,
});
