"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { useSaidDone } from "../../use-said-done";

/** Runs every check for the team now. */
export function CollectEvidence({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const collect = useMutation(
    trpc.maturity.collectEvidence.mutationOptions({
      onSuccess: () => done("Evidence collected."),
      onError,
    }),
  );
  return (
    <Button
      busy={collect.isPending}
      busyLabel="Collecting"
      onClick={() => collect.mutate({ slug })}
    >
      Collect evidence
    </Button>
  );
}
