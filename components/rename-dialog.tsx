"use client";

import { required, textOf, useCommandForm } from "./command-form";
import { FormDialog } from "./form-dialog";
import { sentenceOf } from "./problem";
import { Field } from "./ui/field";
import { TextInput } from "./ui/text-input";
import { useToast } from "./ui/toast";

type RenameDialogProps = {
  name: string;
  /** What the command calls the new name, so that its refusal stands beside the field. */
  field: "name" | "newName";
  longest: number;
  description?: string | undefined;
  /** Sends it; `from` is what the thing is called at that moment. */
  rename: (to: string, from: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for another name; the old one can be taken back from the toast. */
export function RenameDialog(props: RenameDialogProps) {
  const { name, field, longest, description, rename, onClose } = props;
  const show = useToast();
  const back = (from: string) => {
    const refused = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
    rename(name, from).catch(refused);
  };
  const form = useCommandForm({
    read: (data) => textOf(data, field).trim(),
    check: (to) => required({ [field]: to }, { [field]: "Enter a name." }),
    send: async (to) => {
      await rename(to, name);
      show({ tone: "good", message: `${name} is now ${to}.`, undo: { run: () => back(to) } });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Rename ${name}`}
      description={description}
      action="Rename"
      busyAction="Renaming"
    >
      <Field {...form.field(field)} label="New name" required>
        {(control) => (
          <TextInput
            {...control}
            name={field}
            defaultValue={name}
            maxLength={longest}
            autoComplete="off"
          />
        )}
      </Field>
    </FormDialog>
  );
}
