"use client";

import { useMutation } from "@tanstack/react-query";
import { Lock, Trash2 } from "lucide-react";
import { useTRPC } from "../trpc";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { useMe } from "../use-me";
import { AliasButton } from "./alias-button";
import { useSaid } from "./use-registry";
import { modelPath, versionPath, type WholeModel, type WholeVersion } from "./words";

// Fetched when somebody opens them, which is seldom.
const FreezeVersion = lazy(async () => ({
  default: (await import("./freeze-version")).FreezeVersion,
}));
const MoveStage = lazy(async () => ({ default: (await import("./move-stage")).MoveStage }));

type ActionsProps = { version: WholeVersion; aliases: WholeModel["aliases"] };

/** Alias, stage, freeze, delete; nothing for whom these are not. */
export function VersionActions({ version, aliases }: ActionsProps) {
  const me = useMe();
  const { name, version: number, frozenAt } = version;
  const remove = useDelete({ name, version: number });
  if (!me.can("registry:write")) return null;
  return (
    <>
      <AliasButton label="Set an alias" model={name} aliases={aliases} version={number} />
      <DialogButton label="Move stage" size="small">
        {(close) => (
          <Suspense fallback={null}>
            <MoveStage version={version} onClose={close} />
          </Suspense>
        )}
      </DialogButton>
      {frozenAt === null && (
        <DialogButton label="Freeze" size="small" icon={<Lock size={14} aria-hidden />}>
          {(close) => (
            <Suspense fallback={null}>
              <FreezeVersion version={version} onClose={close} />
            </Suspense>
          )}
        </DialogButton>
      )}
      <Button
        size="small"
        variant="danger"
        icon={<Trash2 size={14} aria-hidden />}
        busy={remove.isPending}
        busyLabel="Deleting"
        onClick={() => remove.mutate({ name, version: number })}
      >
        Delete
      </Button>
    </>
  );
}

function useDelete({ name, version }: { name: string; version: number }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { done, refused } = useSaid();
  const restore = useMutation(
    trpc.registry.restoreVersion.mutationOptions({
      onError: refused,
      onSuccess: () => {
        done(`Version ${version} is restored, without its aliases.`);
        router.push(toRoute(versionPath(name, version)));
      },
    }),
  );
  return useMutation(
    trpc.registry.deleteVersion.mutationOptions({
      onError: refused,
      onSuccess: () => {
        done(`Version ${version} is deleted. It is kept for 30 days.`, () =>
          restore.mutate({ name, version }),
        );
        router.push(toRoute(modelPath(name)));
      },
    }),
  );
}
