"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useId, useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, FieldStack } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";

export function CreateTeamButton() {
  const asked = useSearchParams().get("create") === "team";
  const [open, setOpen] = useState(asked);
  const id = useId();
  const form = useCreateTeam();
  return (
    <>
      <Button variant="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        Create team
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Create a team"
        description="You become its lead; people are added on its page."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Creating">
              Create team
            </Button>
          </>
        }
      >
        <form id={id} {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field
              {...form.field("name")}
              label="Name"
              hint="Its address is made from the name and stays when the team is renamed."
              required
            >
              {(control) => (
                <TextInput {...control} name="name" maxLength={120} autoComplete="off" />
              )}
            </Field>
            <Field
              {...form.field("purpose")}
              label="Purpose"
              hint="What the team's models do."
              optional
            >
              {(control) => <Textarea {...control} name="purpose" maxLength={2000} />}
            </Field>
          </FieldStack>
        </form>
      </Dialog>
    </>
  );
}

function useCreateTeam() {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.identity.createTeam.mutationOptions());
  return useCommandForm({
    read: (data) => ({ name: textOf(data, "name"), purpose: textOf(data, "purpose") }),
    check: (input) => required(input, { name: "Enter a name for the team." }),
    send: async (input) => {
      const { slug } = await create.mutateAsync(input);
      router.push(toRoute(`/teams/${slug}`));
    },
  });
}
