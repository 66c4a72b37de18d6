"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { formatCount } from "../ui/format-number";
import { useToast } from "../ui/toast";

type AdoptProps = { names: readonly string[]; label: string };

/** Makes features of columns; each can then be described where it stands. */
export function Adopt({ names, label }: AdoptProps) {
  const trpc = useTRPC();
  const show = useToast();
  const client = useQueryClient();
  const adopt = useMutation(
    trpc.features.adoptColumns.mutationOptions({
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
      onSuccess: async ({ made }) => {
        show({
          tone: "good",
          message: `${formatCount(made.length, "feature")} made. Say who answers for them and what they are about.`,
        });
        await client.invalidateQueries(trpc.features.pathFilter());
      },
    }),
  );
  return (
    <Button
      size="small"
      variant="primary"
      busy={adopt.isPending}
      busyLabel="Making features"
      onClick={() => adopt.mutate({ names: [...names] })}
    >
      {label}
    </Button>
  );
}
