"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useMe } from "../use-me";
import { useSaid } from "./use-registry";

type RemoveAliasProps = { model: string; alias: string; version: number };

/** Takes an alias away; its history stays. */
export function RemoveAlias({ model, alias, version }: RemoveAliasProps) {
  const me = useMe();
  const trpc = useTRPC();
  const { done, refused, again } = useSaid();
  const back = useMutation(
    trpc.registry.moveAlias.mutationOptions({ onError: refused, onSuccess: again }),
  );
  const remove = useMutation(
    trpc.registry.moveAlias.mutationOptions({
      onError: refused,
      onSuccess: () =>
        done(`${alias} points at no version now.`, () =>
          back.mutate({ name: model, alias, version, reason: "Taken back" }),
        ),
    }),
  );
  if (!me.can("registry:write")) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      busy={remove.isPending}
      onClick={() => remove.mutate({ name: model, alias, version: "none" })}
    >
      Remove<VisuallyHidden> {alias}</VisuallyHidden>
    </Button>
  );
}
