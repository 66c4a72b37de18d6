"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useSaidDone } from "../../use-said-done";

type Standing = { slug: string; framework: string };

/** Keeps what is known today under a name, for later comparison. */
export function SaveMilestone(standing: Standing) {
  return (
    <DialogButton label="Save milestone">
      {(close) => <MilestoneDialog {...standing} onClose={close} />}
    </DialogButton>
  );
}

function MilestoneDialog({ slug, framework, onClose }: Standing & { onClose: () => void }) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const save = useMutation(trpc.maturity.saveMilestone.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ slug, framework, name: textOf(data, "name") }),
    check: ({ name }) =>
      required({ name }, { name: "Enter a name, so that it can be found again." }),
    send: async (input) => {
      await save.mutateAsync(input);
      onClose();
      done(`Milestone "${input.name}" saved.`);
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Save a milestone"
      description="Answers, evidence and result as they are now, kept for ever and never edited."
      action="Save milestone"
      busyAction="Saving"
    >
      <Field {...form.field("name")} label="Name" hint="Such as: before the pipeline work" required>
        {(control) => <TextInput {...control} name="name" maxLength={120} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}
