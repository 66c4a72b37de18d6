"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { useSaidDone } from "../use-said-done";

/** Runs every check now, for every team that the person may write for. */
export function CollectAllEvidence() {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const collect = useMutation(
    trpc.maturity.collectAllEvidence.mutationOptions({
      onSuccess: ({ teams, checks }) => done(saidOf(teams, checks)),
      onError,
    }),
  );
  return (
    <Button busy={collect.isPending} busyLabel="Collecting" onClick={() => collect.mutate({})}>
      Collect evidence
    </Button>
  );
}

function saidOf(teams: number, checks: readonly { readonly broken: number }[]): string {
  if (teams === 0) return "You are on no team, so nothing was collected.";
  const broken = checks.filter(({ broken }) => broken > 0).length;
  const ran = `Evidence collected for ${teams} ${teams === 1 ? "team" : "teams"}.`;
  return broken === 0 ? ran : `${ran} ${broken} of ${checks.length} checks could not run.`;
}
