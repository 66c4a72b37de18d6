"use client";

import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useId, useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, FieldStack } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { OneTimeLink } from "./one-time-link";
import { RoleBoxes, rolesIn } from "./role-boxes";

export function InviteButton() {
  const asked = useSearchParams().get("create") === "invitation";
  const [open, setOpen] = useState(asked);
  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Invite a person
      </Button>
      {open && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function InviteDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
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
    return (
      <Dialog
        open
        onClose={onClose}
        title={`${invite.data.email} is invited`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <OneTimeLink label="Invitation link" made={invite.data} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invite a person"
      description="You get a link that works once, for 24 hours."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={id}
            variant="primary"
            busy={form.busy}
            busyLabel="Making the link"
          >
            Make the link
          </Button>
        </>
      }
    >
      <form id={id} {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <Field {...form.field("email")} label="E-mail address" required>
            {(control) => (
              <TextInput
                {...control}
                name="email"
                type="email"
                inputMode="email"
                autoComplete="off"
              />
            )}
          </Field>
          <Field {...form.field("name")} label="Name" optional>
            {(control) => <TextInput {...control} name="name" maxLength={120} autoComplete="off" />}
          </Field>
          <RoleBoxes {...form.field("roles")} chosen={["viewer"]} />
        </FieldStack>
      </form>
    </Dialog>
  );
}
