"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, Users } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTRPC } from "../trpc";
import { Menu } from "../ui/menu";
import type { MenuItem } from "../ui/menu-row";
import { useMe } from "../use-me";

/** As many as fit a menu without scrolling; the rest is one step away. */
const mostTeams = 12;

/** Whose figures are in view: the organisation's or one team's. Choosing goes to the same kind of page there. */
export function ScopeSwitch() {
  const trpc = useTRPC();
  const me = useMe();
  const pathname = usePathname();
  const { data: teams = [] } = useQuery(trpc.identity.pickTeams.queryOptions({ limit: mostTeams }));
  const [, section, slug] = pathname.split("/");
  const scoped = section === "teams" || section === "maturity";
  const known = [...teams, ...me.teams];
  const current = scoped ? known.find((team) => team.slug === slug) : undefined;
  const base = section === "maturity" ? "/maturity" : "/teams";
  const items: readonly MenuItem[] = [
    {
      kind: "link",
      label: me.organisation.name,
      detail: "The whole organisation",
      href: section === "maturity" ? "/maturity" : "/",
      icon: <Building2 size={16} aria-hidden />,
    },
    { kind: "separator", id: "teams" },
    { kind: "heading", label: "Teams" },
    ...teams.map((team): MenuItem => ({
      kind: "link",
      label: team.name,
      href: `${base}/${team.slug}`,
    })),
    {
      kind: "link",
      label: "All teams",
      href: "/teams",
      icon: <Users size={16} aria-hidden />,
    },
  ];
  return (
    <Menu
      label={current?.name ?? me.organisation.name}
      icon={
        current === undefined ? (
          <Building2 size={16} aria-hidden />
        ) : (
          <Users size={16} aria-hidden />
        )
      }
      variant="quiet"
      align="start"
      items={items}
    />
  );
}
