"use client";

import { useMutation } from "@tanstack/react-query";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { useToast } from "../ui/toast";
import type { Member } from "./members-view";
import { RoleBoxes, rolesIn } from "./role-boxes";

export function ChangeRoles({ member, onClose }: { member: Member; onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const change = useMutation(trpc.identity.changeRoles.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ memberId: member.id, roles: rolesIn(data) }),
    check: ({ roles }) => (roles.length === 0 ? { roles: "Choose at least one role." } : {}),
    send: async (input) => {
      await change.mutateAsync(input);
      show({
        message: `The roles of ${member.name} are changed.`,
        undo: { run: () => change.mutate({ memberId: member.id, roles: [...member.roles] }) },
      });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Roles of ${member.name}`}
      description="Their sessions end, so that the new roles count at once; they sign in again."
      action="Save roles"
      busyAction="Saving"
    >
      <RoleBoxes {...form.field("roles")} chosen={member.roles} />
    </FormDialog>
  );
}
