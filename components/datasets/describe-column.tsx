"use client";

import { useMutation } from "@tanstack/react-query";
import { textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { useSaidDone } from "../use-said-done";

type DescribeColumnProps = {
  dataset: string;
  column: string;
  /** What stands beside it now, from whoever wrote it. */
  description: string;
  /** Whether that was written here, so that it can be brought back. */
  noted: boolean;
  onClose: () => void;
};

const longest = 2000;

/** Writes what a column means, for every version that has it. */
export function DescribeColumn(props: DescribeColumnProps) {
  const { dataset: name, column, description, noted, onClose } = props;
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const { mutateAsync: write } = useMutation(trpc.datasets.describeColumn.mutationOptions());
  const bring = useMutation(
    trpc.datasets.describeColumn.mutationOptions({
      onError,
      onSuccess: () => done(`${column} is described as before.`),
    }),
  );
  const back = () => bring.mutate({ name, column, note: noted ? description : "" });
  const form = useCommandForm({
    read: (data) => ({
      name,
      column,
      note: textOf(data, "note").replaceAll("\r\n", "\n").trim(),
    }),
    check: ({ note }): Record<string, string> =>
      note.length > longest
        ? { note: `A note holds ${longest} characters; this has ${note.length}.` }
        : {},
    send: async (input) => {
      await write(input);
      done(input.note === "" ? `The note on ${column} is gone.` : `${column} is described.`, back);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`What ${column} means`}
      description="Shown beside this column in every version. Without a note, what came with the version is shown."
      action="Save"
      busyAction="Saving"
    >
      <Field {...form.field("note")} label="Note" optional>
        {(control) => <Textarea {...control} name="note" rows={5} defaultValue={description} />}
      </Field>
    </FormDialog>
  );
}
