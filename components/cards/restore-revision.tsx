"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import type { CardPlace } from "./words";

type RestoreRevisionProps = { place: CardPlace; revision: number; present: number };

/** Brings older words back as a new revision; what stands now stays in the history, so nothing has to be asked. */
export function RestoreRevision({ place, revision, present }: RestoreRevisionProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const me = useMe();
  const restore = useMutation(
    trpc.cards.restoreCard.mutationOptions({
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
      onSuccess: (written) => {
        show({
          tone: "good",
          message: `The words of revision ${revision} are back, as revision ${written.revision}.`,
        });
        router.refresh();
      },
    }),
  );
  if (!me.can("registry:write")) return null;
  return (
    <Button
      size="small"
      busy={restore.isPending}
      busyLabel="Restoring"
      onClick={() => restore.mutate({ ...place, revision, expectedRevision: present })}
    >
      Restore
    </Button>
  );
}
