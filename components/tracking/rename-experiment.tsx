"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { required, textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";

type RenameProps = {
  experiment: Pick<Outputs["tracking"]["findExperiment"], "experimentId" | "name">;
  onClose: () => void;
};

/** Asks for another name; the old one can be taken back from the toast. */
export function RenameExperiment({ experiment, onClose }: RenameProps) {
  const trpc = useTRPC();
  const show = useToast();
  const router = useRouter();
  const rename = useMutation(
    trpc.tracking.renameExperiment.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const { experimentId, name } = experiment;
  const form = useCommandForm({
    read: (data) => ({ experimentId, newName: textOf(data, "newName").trim() }),
    check: ({ newName }) => required({ newName }, { newName: "Enter a name." }),
    send: async (input) => {
      await rename.mutateAsync(input);
      show({
        tone: "good",
        message: `${name} is now ${input.newName}.`,
        undo: { run: () => rename.mutate({ experimentId, newName: name }) },
      });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Rename ${name}`}
      description="Scripts that name it by the old name will make a new experiment."
      action="Rename"
      busyAction="Renaming"
    >
      <Field {...form.field("newName")} label="New name" required>
        {(control) => (
          <TextInput
            {...control}
            name="newName"
            defaultValue={name}
            maxLength={500}
            autoComplete="off"
          />
        )}
      </Field>
    </FormDialog>
  );
}
