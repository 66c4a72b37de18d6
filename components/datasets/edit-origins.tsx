"use client";

import { useMutation } from "@tanstack/react-query";
import { textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { useSaidDone } from "../use-said-done";
import type { Dataset } from "./words";

type EditOriginsProps = { dataset: Pick<Dataset, "name" | "madeFrom">; onClose: () => void };

/** Says what a dataset is made from; what was said before can be brought back from the toast. */
export function EditOrigins({ dataset: { name, madeFrom }, onClose }: EditOriginsProps) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const { mutateAsync: set } = useMutation(trpc.datasets.setOrigins.mutationOptions());
  const bring = useMutation(
    trpc.datasets.setOrigins.mutationOptions({
      onError,
      onSuccess: () => done(`${name} is made from what it was before.`),
    }),
  );
  const back = () => bring.mutate({ name, madeFrom: [...madeFrom] });
  const form = useCommandForm({
    read: (data) => ({ name, madeFrom: linesOf(textOf(data, "madeFrom")) }),
    send: async (input) => {
      const { madeFrom: now } = await set(input);
      done(now.length === 0 ? "Nothing is named any more." : `Made from ${now.join(", ")}.`, back);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`What ${name} is made from`}
      description="Other datasets of the catalogue, one name on each line."
      action="Save"
      busyAction="Saving"
    >
      <Field {...form.field("madeFrom")} label="Datasets" optional>
        {(control) => (
          <Textarea {...control} name="madeFrom" rows={6} defaultValue={madeFrom.join("\n")} />
        )}
      </Field>
    </FormDialog>
  );
}

/** One name each; empty lines are none, and a name that stands there twice is one. */
const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
