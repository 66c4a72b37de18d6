"use client";

import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { FormRefusal, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FieldStack } from "../ui/field";
import { useToast } from "../ui/toast";
import type { Member } from "./members-view";
import { RoleBoxes, rolesIn } from "./role-boxes";

export function ChangeRoles({ member, onClose }: { member: Member; onClose: () => void }) {
  const id = useId();
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
    <Dialog
      open
      onClose={onClose}
      title={`Roles of ${member.name}`}
      description="Their sessions end, so that the new roles count at once; they sign in again."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Saving">
            Save roles
          </Button>
        </>
      }
    >
      <form id={id} {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <RoleBoxes {...form.field("roles")} chosen={member.roles} />
        </FieldStack>
      </form>
    </Dialog>
  );
}
