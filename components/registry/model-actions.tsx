"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { DeleteButton } from "../delete-button";
import { DialogButton } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { useMe } from "../use-me";
import { useSaid } from "./use-registry";
import { modelPath, type WholeModel } from "./words";

// Fetched when somebody renames, which is seldom.
const RenameModel = lazy(async () => ({ default: (await import("./rename-model")).RenameModel }));

/** Rename, archive, delete; nothing for whom these are not. */
export function ModelActions({ model }: { model: WholeModel }) {
  const me = useMe();
  const { archive, remove, restore } = useLifeOf(model);
  if (!me.can("registry:write")) return null;
  const archived = model.archivedAt !== null;
  return (
    <>
      <DialogButton label="Rename" icon={<Pencil size={16} aria-hidden />}>
        {(close) => (
          <Suspense fallback={null}>
            <RenameModel name={model.name} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      <Button
        icon={<Archive size={16} aria-hidden />}
        busy={archive.isPending}
        busyLabel="Saving"
        onClick={() => archive.mutate({ name: model.name, archived: !archived })}
      >
        {archived ? "Put back in the list" : "Archive"}
      </Button>
      <DeleteButton remove={remove} restore={restore} list="/models" />
    </>
  );
}

function useLifeOf({ name }: WholeModel) {
  const trpc = useTRPC();
  const router = useRouter();
  const { done, refused } = useSaid();
  const restore = useMutation(
    trpc.registry.restoreModel.mutationOptions({
      onError: refused,
      onSuccess: () => {
        done(`${name} is restored with its versions and aliases.`);
        router.push(toRoute(modelPath(name)));
      },
    }),
  );
  const { mutateAsync } = useMutation(trpc.registry.deleteModel.mutationOptions());
  const remove = async () => {
    await mutateAsync({ name });
    return `${name} is deleted. It is kept for 30 days.`;
  };
  const archive = useMutation(
    trpc.registry.archiveModel.mutationOptions({
      onError: refused,
      onSuccess: ({ archivedAt }) =>
        done(archivedAt === null ? `${name} is back in the list.` : `${name} is archived.`, () =>
          archive.mutate({ name, archived: archivedAt === null }),
        ),
    }),
  );
  return { archive, remove, restore: () => restore.mutate({ name }) };
}
