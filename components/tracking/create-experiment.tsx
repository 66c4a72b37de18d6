"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { experimentPath } from "./words";

export function CreateExperimentButton() {
  return (
    <DialogButton
      label="Create experiment"
      create="experiment"
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
    >
      {(close) => <CreateExperiment onClose={close} />}
    </DialogButton>
  );
}

function CreateExperiment({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.tracking.createExperiment.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ name: textOf(data, "name").trim() }),
    check: (input) => required(input, { name: "Enter a name." }),
    send: async (input) => {
      const { experimentId } = await create.mutateAsync(input);
      router.push(toRoute(experimentPath(experimentId)));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Create an experiment"
      description="A place for runs that answer one question. A script that names one that is not there makes it by itself."
      action="Create experiment"
      busyAction="Creating"
    >
      <Field {...form.field("name")} label="Name" required>
        {(control) => <TextInput {...control} name="name" maxLength={500} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}
