"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { useToast } from "../../ui/toast";

/** Runs every check for the team now. */
export function CollectEvidence({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const collect = useMutation(
    trpc.maturity.collectEvidence.mutationOptions({
      onSuccess: () => {
        show({ message: "Evidence collected.", tone: "good" });
        router.refresh();
      },
      onError: (error) => show({ message: sentenceOf(error), tone: "bad" }),
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
