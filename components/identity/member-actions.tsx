"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Menu } from "../ui/menu";
import type { MenuItem } from "../ui/menu-row";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { ChangeRoles } from "./change-roles";
import type { Member } from "./members-view";
import { ResetLink } from "./reset-link";

/** What an admin can do for one member. */
export function MemberActions({ member }: { member: Member }) {
  const me = useMe();
  const [open, setOpen] = useState<"roles" | "reset" | null>(null);
  const access = useAccess(member);
  const active = member.status === "active";
  const items: readonly MenuItem[] = [
    { kind: "action", label: "Change roles", onSelect: () => setOpen("roles") },
    ...(active
      ? [
          { kind: "action", label: "Make a reset link", onSelect: () => setOpen("reset") } as const,
          { kind: "action", label: "End all sessions", onSelect: access.endSessions } as const,
        ]
      : []),
    { kind: "separator", id: "access" },
    active
      ? {
          kind: "action",
          label: "Switch access off",
          detail: "Sessions and tokens stop at once",
          danger: true,
          disabled: member.id === me.member.id,
          onSelect: access.disable,
        }
      : { kind: "action", label: "Switch access on", onSelect: access.enable },
  ];
  return (
    <>
      <Menu
        label={`Actions for ${member.name}`}
        iconOnly
        size="small"
        variant="quiet"
        icon={<Ellipsis size={16} aria-hidden />}
        items={items}
      />
      {open === "roles" && <ChangeRoles member={member} onClose={() => setOpen(null)} />}
      {open === "reset" && <ResetLink member={member} onClose={() => setOpen(null)} />}
    </>
  );
}

function useAccess({ id: memberId, name }: Member) {
  const trpc = useTRPC();
  const show = useToast();
  const failed = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const enable = useMutation(
    trpc.identity.enableMember.mutationOptions({
      onError: failed,
      onSuccess: () => show({ tone: "good", message: `The access of ${name} is switched on.` }),
    }),
  );
  const disable = useMutation(
    trpc.identity.disableMember.mutationOptions({
      onError: failed,
      onSuccess: () =>
        show({
          message: `The access of ${name} is switched off.`,
          undo: { run: () => enable.mutate({ memberId }) },
        }),
    }),
  );
  const endSessions = useMutation(
    trpc.identity.endMemberSessions.mutationOptions({
      onError: failed,
      onSuccess: ({ ended }) =>
        show({ message: `${ended} ${ended === 1 ? "session" : "sessions"} of ${name} ended.` }),
    }),
  );
  return {
    enable: () => enable.mutate({ memberId }),
    disable: () => disable.mutate({ memberId }),
    endSessions: () => endSessions.mutate({ memberId }),
  };
}
