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
import { featurePath } from "./words";

export function DefineFeatureButton() {
  return (
    <DialogButton
      label="Define feature"
      create="feature"
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
    >
      {(close) => <DefineFeature onClose={close} />}
    </DialogButton>
  );
}

/** The name first; the rest is said on the feature's own page. */
function DefineFeature({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const define = useMutation(trpc.features.defineFeature.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      name: textOf(data, "name").trim(),
      entity: textOf(data, "entity").trim(),
      description: textOf(data, "description").trim(),
    }),
    check: ({ name }) => required({ name }, { name: "Enter a name." }),
    send: async (input) => {
      const { name } = await define.mutateAsync(input);
      router.push(toRoute(featurePath(name)));
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Define a feature"
      description="Models that read a column of this name are found by it."
      action="Define feature"
      busyAction="Defining"
    >
      <Field {...form.field("name")} label="Name" hint="As models call the column" required>
        {(control) => <TextInput {...control} name="name" maxLength={250} autoComplete="off" />}
      </Field>
      <Field
        {...form.field("entity")}
        label="What it is about"
        hint="card, customer, shop"
        optional
      >
        {(control) => <TextInput {...control} name="entity" maxLength={120} autoComplete="off" />}
      </Field>
      <Field {...form.field("description")} label="What it says" optional>
        {(control) => <Textarea {...control} name="description" rows={3} maxLength={5000} />}
      </Field>
    </FormDialog>
  );
}
