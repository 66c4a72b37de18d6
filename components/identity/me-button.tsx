"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut, MonitorSmartphone, Palette } from "lucide-react";
import { MeMenu } from "../layout/me-menu";
import { useTRPC } from "../trpc";
import type { MenuItem } from "../ui/menu-row";
import { useMe } from "../use-me";

/** Preferences, sessions, the other organisations of this person, and the way out. */
export function MeButton() {
  const trpc = useTRPC();
  const me = useMe();
  const toSignIn = () => location.assign("/sign-in");
  const leave = useMutation(trpc.identity.signOut.mutationOptions({ onSettled: toSignIn }));
  const move = useMutation(
    trpc.identity.switchOrganisation.mutationOptions({ onSuccess: () => location.assign("/") }),
  );
  const others = me.organisations.filter(({ id }) => id !== me.organisation.id);
  const items: readonly MenuItem[] = [
    {
      kind: "link",
      label: "Preferences",
      href: "/settings/preferences",
      icon: <Palette size={16} aria-hidden />,
    },
    {
      kind: "link",
      label: "My sessions and password",
      href: "/settings/sessions",
      icon: <MonitorSmartphone size={16} aria-hidden />,
    },
    ...(others.length === 0 ? [] : [{ kind: "heading", label: "Go on in" } as const]),
    ...others.map(({ id, name }): MenuItem => ({
      kind: "action",
      label: name,
      onSelect: () => move.mutate({ orgId: id }),
    })),
    { kind: "separator", id: "out" },
    {
      kind: "action",
      label: "Sign out",
      icon: <LogOut size={16} aria-hidden />,
      onSelect: () => leave.mutate({}),
    },
  ];
  return <MeMenu name={me.member.name} detail={me.organisation.name} items={items} />;
}
