"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { runsWords } from "./words";

export type Experiment = Outputs["tracking"]["findExperiment"];
type Named = Pick<Experiment, "experimentId" | "name">;

/** Rename and delete; nothing for whom these are not. */
export function ExperimentActions({ experiment }: { experiment: Experiment }) {
  const me = useMe();
  if (!me.can("tracking:write") || experiment.deletedAt !== null) return null;
  return (
    <>
      <DialogButton label="Rename" icon={<Pencil size={16} aria-hidden />}>
        {(close) => <Rename experiment={experiment} onClose={close} />}
      </DialogButton>
      {/* Clients expect the first experiment to be there. */}
      {experiment.experimentId !== 0 && <DeleteExperiment experiment={experiment} />}
    </>
  );
}

function Rename({ experiment, onClose }: { experiment: Named; onClose: () => void }) {
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

/** Deletes and offers the way back. */
function DeleteExperiment({ experiment: { experimentId, name } }: { experiment: Named }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const { restore } = useRestore({ experimentId, name });
  const remove = useMutation(
    trpc.tracking.deleteExperiment.mutationOptions({
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
      onSuccess: ({ runs }) => {
        show({
          message: `${name} is deleted with ${runsWords(runs)}.`,
          undo: { run: () => restore.mutate({ experimentId }) },
        });
        router.push(toRoute("/experiments"));
      },
    }),
  );
  return (
    <Button
      variant="danger"
      icon={<Trash2 size={16} aria-hidden />}
      busy={remove.isPending}
      busyLabel="Deleting"
      onClick={() => remove.mutate({ experimentId })}
    >
      Delete
    </Button>
  );
}

function useRestore({ name }: Named) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const restore = useMutation(
    trpc.tracking.restoreExperiment.mutationOptions({
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
      onSuccess: () => {
        show({ tone: "good", message: `${name} is restored with the runs that went with it.` });
        router.refresh();
      },
    }),
  );
  return { restore };
}

/** Stands above what a deleted experiment holds. */
export function DeletedExperiment({ experiment }: { experiment: Experiment }) {
  const me = useMe();
  const { restore } = useRestore(experiment);
  const { experimentId, deletedAt } = experiment;
  if (deletedAt === null) return null;
  return (
    <Callout
      tone="watch"
      title="This experiment is deleted"
      actions={
        me.can("tracking:write") && (
          <Button
            busy={restore.isPending}
            busyLabel="Restoring"
            onClick={() => restore.mutate({ experimentId })}
          >
            Restore
          </Button>
        )
      }
    >
      Its runs are kept, and nothing more is logged to it. Restoring brings both back.
    </Callout>
  );
}
