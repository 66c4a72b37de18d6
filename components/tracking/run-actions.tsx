"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";

// Fetched when somebody renames, which is seldom.
const RenameRun = lazy(async () => ({ default: (await import("./rename-run")).RenameRun }));

type Named = { runId: string; name: string };
type RunActionsProps = { run: Named & { deletedAt: Date | null; frozenAt: Date | null } };

/** Rename, delete and restore; nothing for whom these are not, or while the run is frozen. */
export function RunActions({ run }: RunActionsProps) {
  const me = useMe();
  const { remove, restore } = usePutAside(run);
  const { runId, deletedAt, frozenAt } = run;
  if (!me.can("tracking:write") || frozenAt !== null) return null;
  if (deletedAt !== null) {
    return (
      <Button
        variant="primary"
        busy={restore.isPending}
        busyLabel="Restoring"
        onClick={() => restore.mutate({ runId })}
      >
        Restore
      </Button>
    );
  }
  return (
    <>
      <DialogButton label="Rename" icon={<Pencil size={16} aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <RenameRun run={run} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      <Button
        variant="danger"
        icon={<Trash2 size={16} aria-hidden />}
        busy={remove.isPending}
        busyLabel="Deleting"
        onClick={() => remove.mutate({ runId })}
      >
        Delete
      </Button>
    </>
  );
}

/** Either can be taken back. */
function usePutAside({ runId, name }: Named) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const restore = useMutation(
    trpc.tracking.restoreRun.mutationOptions({
      onError,
      onSuccess: () => {
        show({ tone: "good", message: `${name} is restored.` });
        router.refresh();
      },
    }),
  );
  const remove = useMutation(
    trpc.tracking.deleteRun.mutationOptions({
      onError,
      onSuccess: () => {
        show({ message: `${name} is deleted.`, undo: { run: () => restore.mutate({ runId }) } });
        router.refresh();
      },
    }),
  );
  return { remove, restore };
}
