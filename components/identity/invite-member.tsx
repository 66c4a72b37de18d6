"use client";

import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { EmailInput } from "./email-input";
import { LinkMade } from "./one-time-link";
import { RoleBoxes, rolesIn } from "./role-boxes";

export function InviteButton() {
  return (
    <DialogButton
      label="Invite a person"
      create="invitation"
      variant="primary"
      icon={<UserPlus size={16} aria-hidden />}
    >
      {(close) => <InviteDialog onClose={close} />}
    </DialogButton>
  );
}

function InviteDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const invite = useMutation(trpc.identity.inviteMember.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      email: textOf(data, "email"),
      name: textOf(data, "name"),
      roles: rolesIn(data),
    }),
    check: (input) => ({
      ...required({ email: input.email }, { email: "Enter the e-mail address of the person." }),
      ...(input.roles.length === 0 && { roles: "Choose at least one role." }),
    }),
    send: (input) => invite.mutateAsync(input),
  });
  if (invite.data !== undefined) {
    const { email } = invite.data;
    return (
      <LinkMade
        onClose={onClose}
        title={`${email} is invited`}
        label="Invitation link"
        made={invite.data}
      />
    );
  }
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Invite a person"
      description="You get a link that works once, for 24 hours."
      action="Make the link"
      busyAction="Making the link"
    >
      <Field {...form.field("email")} label="E-mail address" required>
        {(control) => <EmailInput {...control} autoComplete="off" />}
      </Field>
      <Field {...form.field("name")} label="Name" optional>
        {(control) => <TextInput {...control} name="name" maxLength={120} autoComplete="off" />}
      </Field>
      <RoleBoxes {...form.field("roles")} chosen={["viewer"]} />
    </FormDialog>
  );
}
