"use client";

import { useMutation } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { DialogButton } from "../form-dialog";
import { sentenceOf } from "../problem";
import { TagDialog } from "../tag-dialog";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { formatCount } from "../ui/format-number";
import { useToast } from "../ui/toast";
import type { ModelsView } from "./models-asked";

type SelectionProps = { names: readonly string[]; view: ModelsView };

const modelsWords = (count: number): string => formatCount(count, "model");

/** What can be done with the marked models: each is one command, and can be taken back. */
export function ModelSelection({ names, view }: SelectionProps) {
  const act = useTogether();
  if (view === "deleted") {
    return (
      <Button size="small" busy={act.busy} onClick={() => act.restore(names)}>
        Restore
      </Button>
    );
  }
  const archived = view === "archived";
  return (
    <>
      <DialogButton label="Tag" size="small" icon={<Tag size={14} aria-hidden />}>
        {(close) => <TagModels names={names} onClose={close} />}
      </DialogButton>
      <Button size="small" busy={act.busy} onClick={() => act.archive(names, !archived)}>
        {archived ? "Put back" : "Archive"}
      </Button>
      <Button size="small" variant="danger" busy={act.busy} onClick={() => act.remove(names)}>
        Delete
      </Button>
    </>
  );
}

function useTogether() {
  const trpc = useTRPC();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const done = (names: readonly string[], what: string, undo: () => void) =>
    show({
      message: `${modelsWords(names.length)} ${names.length === 1 ? "is" : "are"} ${what}.`,
      undo: { run: undo },
    });
  const remove = useMutation(trpc.registry.deleteModels.mutationOptions({ onError }));
  const restore = useMutation(trpc.registry.restoreModels.mutationOptions({ onError }));
  const archive = useMutation(trpc.registry.archiveModels.mutationOptions({ onError }));
  const input = (names: readonly string[]) => ({ names: [...names] });
  return {
    busy: remove.isPending || restore.isPending || archive.isPending,
    remove: (names: readonly string[]) =>
      remove.mutate(input(names), {
        onSuccess: () => done(names, "deleted", () => restore.mutate(input(names))),
      }),
    restore: (names: readonly string[]) =>
      restore.mutate(input(names), {
        onSuccess: () => done(names, "restored", () => remove.mutate(input(names))),
      }),
    archive: (names: readonly string[], archived: boolean) =>
      archive.mutate(
        { ...input(names), archived },
        {
          onSuccess: () =>
            done(names, archived ? "archived" : "back in the list", () =>
              archive.mutate({ ...input(names), archived: !archived }),
            ),
        },
      ),
  };
}

function TagModels({ names, onClose }: { names: readonly string[]; onClose: () => void }) {
  const trpc = useTRPC();
  const tag = useMutation(trpc.registry.tagModels.mutationOptions());
  return (
    <TagDialog
      title={`Tag ${modelsWords(names.length)}`}
      write={async ({ key, value }) => {
        const models = names.map((name) => ({ name, value }));
        const { before } = await tag.mutateAsync({ key, models });
        return () => tag.mutate({ key, models: before });
      }}
      onClose={onClose}
    />
  );
}
