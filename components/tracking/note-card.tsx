"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import { Quiet } from "../ui/quiet";
import { Textarea } from "../ui/textarea";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import plain from "../ui/plain-table.module.css";

type NoteProps = { runId: string; note: string };

const longest = 8000;

/** What somebody wrote about the run; clients show the same text as its description. */
export function NoteCard({ runId, note }: NoteProps) {
  const me = useMe();
  return (
    <Card
      title="Note"
      actions={
        me.can("tracking:write") && (
          <DialogButton
            label={note === "" ? "Write a note" : "Edit note"}
            size="small"
            icon={<Pencil size={14} aria-hidden />}
          >
            {(close) => <EditNote runId={runId} note={note} onClose={close} />}
          </DialogButton>
        )
      }
    >
      {note === "" ? (
        <Quiet>Nothing is written yet: why this run was made, and what came of it.</Quiet>
      ) : (
        <p className={plain["long"]}>{note}</p>
      )}
    </Card>
  );
}

function EditNote({ runId, note, onClose }: NoteProps & { onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const router = useRouter();
  const write = useMutation(
    trpc.tracking.setTag.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const tag = (value: string) => ({ runId, key: "mlflow.note.content", value });
  const form = useCommandForm({
    read: (data) => tag(textOf(data, "note").replaceAll("\r\n", "\n").trim()),
    check: ({ value }): Record<string, string> =>
      value.length > longest
        ? { note: `A note holds ${longest} characters; this has ${value.length}.` }
        : {},
    send: async (input) => {
      await write.mutateAsync(input);
      show({
        tone: "good",
        message: "The note is saved.",
        undo: { run: () => write.mutate(tag(note)) },
      });
      onClose();
    },
  });
  return (
    <FormDialog form={form} onClose={onClose} title="Note" action="Save" busyAction="Saving">
      <Field {...form.field("note")} label="Note" hint="Shown as it is typed.">
        {(control) => <Textarea {...control} name="note" rows={8} defaultValue={note} />}
      </Field>
    </FormDialog>
  );
}
