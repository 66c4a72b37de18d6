"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { DeleteButton } from "../delete-button";
import { DialogButton } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { useMe } from "../use-me";
import { useSaidDone } from "../use-said-done";
import { UploadButton } from "./upload-button";
import { type Dataset } from "./words";

// Fetched when somebody renames or edits, which is seldom.
const RenameDialog = lazy(async () => ({
  default: (await import("../rename-dialog")).RenameDialog,
}));
const EditDataset = lazy(async () => ({ default: (await import("./edit-dataset")).EditDataset }));

/** What can be done with a dataset; nothing for whom it is not. */
export function DatasetActions({ dataset }: { dataset: Dataset }) {
  const me = useMe();
  if (!me.can("datasets:write")) return null;
  if (dataset.deletedAt !== null) return <RestoreDataset name={dataset.name} />;
  return (
    <>
      <RenameDataset name={dataset.name} />
      <DialogButton label="Edit" icon={<Pencil size={16} aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <EditDataset dataset={dataset} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      <DeleteDataset name={dataset.name} />
      <UploadButton name={dataset.name} />
    </>
  );
}

function RenameDataset({ name }: { name: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const rename = useMutation(trpc.datasets.renameDataset.mutationOptions());
  const send = async (to: string, from: string) => {
    await rename.mutateAsync({ name: from, newName: to });
    router.replace(toRoute(datasetPath(to)));
  };
  return (
    <DialogButton label="Rename">
      {(close) => (
        <Suspense fallback={null}>
          <RenameDialog
            name={name}
            field="newName"
            longest={500}
            description="The old name goes on leading here, also when runs name it so."
            rename={send}
            onClose={close}
          />
        </Suspense>
      )}
    </DialogButton>
  );
}

function useRestore() {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  return useMutation(
    trpc.datasets.restoreDataset.mutationOptions({
      onError,
      onSuccess: ({ name }) => done(`${name} is restored.`),
    }),
  );
}

function RestoreDataset({ name }: { name: string }) {
  const restore = useRestore();
  return (
    <Button busy={restore.isPending} busyLabel="Restoring" onClick={() => restore.mutate({ name })}>
      Restore
    </Button>
  );
}

function DeleteDataset({ name }: { name: string }) {
  const trpc = useTRPC();
  const restore = useRestore();
  const { mutateAsync } = useMutation(trpc.datasets.deleteDataset.mutationOptions());
  return (
    <DeleteButton
      remove={async () => {
        await mutateAsync({ name });
        return `${name} is deleted.`;
      }}
      restore={() => restore.mutate({ name })}
      list="/datasets"
    />
  );
}
