"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { DialogButton } from "../form-dialog";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { runsWords } from "./words";

// Fetched when somebody renames, which is seldom.
const RenameExperiment = lazy(async () => ({
  default: (await import("./rename-experiment")).RenameExperiment,
}));

export type Experiment = Outputs["tracking"]["findExperiment"];
type Named = Pick<Experiment, "experimentId" | "name">;

/** Rename and delete; nothing for whom these are not. */
export function ExperimentActions({ experiment }: { experiment: Experiment }) {
  const me = useMe();
  if (!me.can("tracking:write") || experiment.deletedAt !== null) return null;
  return (
    <>
      <DialogButton label="Rename" icon={<Pencil size={16} aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <RenameExperiment experiment={experiment} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      {/* Clients expect the first experiment to be there. */}
      {experiment.experimentId !== 0 && <DeleteExperiment experiment={experiment} />}
    </>
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
