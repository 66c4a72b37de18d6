"use client";

import { required, textOf, useCommandForm } from "./command-form";
import { FormDialog } from "./form-dialog";
import { Field } from "./ui/field";
import { TextInput } from "./ui/text-input";
import { useToast } from "./ui/toast";

export type Tag = { readonly key: string; readonly value: string };

type TagDialogProps = {
  title: string;
  /** Sends it; answers with how to take it back. */
  write: (tag: Tag) => Promise<() => void>;
  onClose: () => void;
};

/** Asks for a tag and writes it; what it was can be brought back from the toast. */
export function TagDialog({ title, write, onClose }: TagDialogProps) {
  const show = useToast();
  const form = useCommandForm({
    read: (data) => ({ key: textOf(data, "key").trim(), value: textOf(data, "value").trim() }),
    check: ({ key }) => required({ key }, { key: "Enter a name for the tag." }),
    send: async (tag) => {
      const undo = await write(tag);
      show({ tone: "good", message: `${tag.key} is written.`, undo: { run: undo } });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={title}
      description="A tag of this name that is there already is replaced."
      action="Write tag"
      busyAction="Writing"
    >
      <Field {...form.field("key")} label="Tag" required>
        {(control) => <TextInput {...control} name="key" maxLength={250} autoComplete="off" />}
      </Field>
      <Field {...form.field("value")} label="Value" optional>
        {(control) => <TextInput {...control} name="value" maxLength={2000} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}
