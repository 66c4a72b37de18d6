"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, FieldStack } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { useToast } from "../ui/toast";
import type { Team } from "./team-people";

export function EditTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const id = useId();
  const trpc = useTRPC();
  const show = useToast();
  const router = useRouter();
  const update = useMutation(trpc.identity.updateTeam.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      teamId: team.id,
      name: textOf(data, "name"),
      purpose: textOf(data, "purpose"),
    }),
    check: ({ name }) => required({ name }, { name: "Enter a name for the team." }),
    send: async (input) => {
      const { slug } = await update.mutateAsync(input);
      const { name, purpose } = team;
      show({
        tone: "good",
        message: `${input.name} is saved.`,
        undo: { run: () => update.mutate({ teamId: team.id, name, purpose }) },
      });
      onClose();
      if (slug !== team.slug) router.replace(toRoute(`/teams/${slug}`));
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Edit ${team.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Saving">
            Save
          </Button>
        </>
      }
    >
      <form id={id} {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <Field {...form.field("name")} label="Name" required>
            {(control) => (
              <TextInput
                {...control}
                name="name"
                maxLength={120}
                autoComplete="off"
                defaultValue={team.name}
              />
            )}
          </Field>
          <Field
            {...form.field("purpose")}
            label="Purpose"
            hint="What the team's models do."
            optional
          >
            {(control) => (
              <Textarea {...control} name="purpose" maxLength={2000} defaultValue={team.purpose} />
            )}
          </Field>
        </FieldStack>
      </form>
    </Dialog>
  );
}
