"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import type { Named } from "./experiment-actions";
import { runsWords } from "./words";

/** Deletes and offers the way back. */
export function DeleteExperiment({ experiment: { experimentId, name } }: { experiment: Named }) {
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

export function useRestore({ name }: Named) {
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
