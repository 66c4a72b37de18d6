"use client";

import { useMutation } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { formatCount } from "../ui/format-number";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import type { ModelsView } from "./models-asked";

type SelectionProps = { names: readonly string[]; view: ModelsView };

const modelsWords = (count: number): string => formatCount(count, "model");

/** What can be done with the marked models: each is one command, and can be taken back. */
export function ModelSelection({ names, view }: SelectionProps) {
  const act = useTogether();
  if (view === "deleted") {
    return (
      <Button size="small" busy={act.busy} onClick={() => act.restore(names)}>
        Restore
      </Button>
    );
  }
  const archived = view === "archived";
  return (
    <>
      <DialogButton label="Tag" size="small" icon={<Tag size={14} aria-hidden />}>
        {(close) => <TagModels names={names} onClose={close} />}
      </DialogButton>
      <Button size="small" busy={act.busy} onClick={() => act.archive(names, !archived)}>
        {archived ? "Put back" : "Archive"}
      </Button>
      <Button size="small" variant="danger" busy={act.busy} onClick={() => act.remove(names)}>
        Delete
      </Button>
    </>
  );
}

function useTogether() {
  const trpc = useTRPC();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const done = (names: readonly string[], what: string, undo: () => void) =>
    show({
      message: `${modelsWords(names.length)} ${names.length === 1 ? "is" : "are"} ${what}.`,
      undo: { run: undo },
    });
  const remove = useMutation(trpc.registry.deleteModels.mutationOptions({ onError }));
  const restore = useMutation(trpc.registry.restoreModels.mutationOptions({ onError }));
  const archive = useMutation(trpc.registry.archiveModels.mutationOptions({ onError }));
  const input = (names: readonly string[]) => ({ names: [...names] });
  return {
    busy: remove.isPending || restore.isPending || archive.isPending,
    remove: (names: readonly string[]) =>
      remove.mutate(input(names), {
        onSuccess: () => done(names, "deleted", () => restore.mutate(input(names))),
      }),
    restore: (names: readonly string[]) =>
      restore.mutate(input(names), {
        onSuccess: () => done(names, "restored", () => remove.mutate(input(names))),
      }),
    archive: (names: readonly string[], archived: boolean) =>
      archive.mutate(
        { ...input(names), archived },
        {
          onSuccess: () =>
            done(names, archived ? "archived" : "back in the list", () =>
              archive.mutate({ ...input(names), archived: !archived }),
            ),
        },
      ),
  };
}

function TagModels({ names, onClose }: { names: readonly string[]; onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const tag = useMutation(trpc.registry.tagModels.mutationOptions());
  const form = useCommandForm({
    read: (data) => {
      const value = textOf(data, "value").trim();
      return { key: textOf(data, "key").trim(), models: names.map((name) => ({ name, value })) };
    },
    check: ({ key }) => required({ key }, { key: "Enter a name for the tag." }),
    send: async (input) => {
      const { key, before } = await tag.mutateAsync(input);
      show({
        tone: "good",
        message: `${key} is written on ${modelsWords(names.length)}.`,
        undo: { run: () => tag.mutate({ key, models: before }) },
      });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Tag ${modelsWords(names.length)}`}
      description="A tag of this name that a model has already is replaced."
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
