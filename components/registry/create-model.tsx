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
import { Textarea } from "../ui/textarea";
import { modelPath } from "./words";

export function CreateModelButton() {
  return (
    <DialogButton
      label="Create model"
      create="model"
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
    >
      {(close) => <CreateModel onClose={close} />}
    </DialogButton>
  );
}

function CreateModel({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.registry.createModel.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      name: textOf(data, "name").trim(),
      description: textOf(data, "description").trim(),
    }),
    check: ({ name }) => required({ name }, { name: "Enter a name." }),
    send: async (input) => {
      const { name } = await create.mutateAsync(input);
      router.push(toRoute(modelPath(name)));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Create a model"
      description="A name that versions stand under. A script that registers under a name that is not there makes it by itself."
      action="Create model"
      busyAction="Creating"
    >
      <Field {...form.field("name")} label="Name" hint="Without / and :" required>
        {(control) => <TextInput {...control} name="name" maxLength={256} autoComplete="off" />}
      </Field>
      <Field {...form.field("description")} label="What it does" optional>
        {(control) => <Textarea {...control} name="description" rows={3} maxLength={20_000} />}
      </Field>
    </FormDialog>
  );
}
