"use client";

import { useMutation } from "@tanstack/react-query";
import { DeleteButton } from "../delete-button";
import { useTRPC } from "../trpc";
import { useSaidDone } from "../use-said-done";
import type { Named } from "./experiment-actions";
import { runsWords } from "./words";

/** Deletes and offers the way back. */
export function DeleteExperiment({ experiment: { experimentId, name } }: { experiment: Named }) {
  const trpc = useTRPC();
  const { restore } = useRestore({ experimentId, name });
  const { mutateAsync } = useMutation(trpc.tracking.deleteExperiment.mutationOptions());
  return (
    <DeleteButton
      remove={async () => {
        const { runs } = await mutateAsync({ experimentId });
        return `${name} is deleted with ${runsWords(runs)}.`;
      }}
      restore={() => restore.mutate({ experimentId })}
      list="/experiments"
    />
  );
}

export function useRestore({ name }: Named) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const restore = useMutation(
    trpc.tracking.restoreExperiment.mutationOptions({
      onError,
      onSuccess: () => done(`${name} is restored with the runs that went with it.`),
    }),
  );
  return { restore };
}
