"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { useSaid } from "./use-registry";
import type { WholeVersion } from "./words";

/** Has the files read again; only where there are some here and the version may still change. */
export function VersionContents({ version }: { version: WholeVersion }) {
  const { name, version: number, files, frozenAt } = version;
  const me = useMe();
  const trpc = useTRPC();
  const show = useToast();
  const { done, refused, again } = useSaid();
  const read = useMutation(
    trpc.registry.readContents.mutationOptions({
      onError: refused,
      onSuccess: ({ unread }) => {
        if (unread === null) done("Digest, signature and flavors are read from the files.");
        else {
          show({
            tone: "bad",
            message: `The digest is read. Signature and flavors are not: ${unread}.`,
          });
          again();
        }
      },
    }),
  );
  if (!me.can("registry:write") || frozenAt !== null || (files?.files ?? 0) === 0) return null;
  return (
    <div>
      <Button
        size="small"
        busy={read.isPending}
        busyLabel="Reading"
        onClick={() => read.mutate({ name, version: number })}
      >
        Read the files again
      </Button>
    </div>
  );
}
