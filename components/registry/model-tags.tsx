"use client";

import { useMutation } from "@tanstack/react-query";
import { TagsCard } from "../tags-card";
import { useTRPC } from "../trpc";
import { useMe } from "../use-me";
import { isSystemTag } from "./words";

type Place = { readonly name: string; readonly version?: number | undefined };
type ModelTagsProps = { place: Place; tags: Readonly<Record<string, string>> };

/** Tags of a model or of a version. */
export function ModelTags({ place: { name, version }, tags }: ModelTagsProps) {
  const trpc = useTRPC();
  const me = useMe();
  const setModel = useMutation(trpc.registry.setModelTag.mutationOptions());
  const setVersion = useMutation(trpc.registry.setVersionTag.mutationOptions());
  const cutModel = useMutation(trpc.registry.deleteModelTag.mutationOptions());
  const cutVersion = useMutation(trpc.registry.deleteVersionTag.mutationOptions());
  return (
    <TagsCard
      tags={tags}
      isSystem={isSystemTag}
      writes={me.can("registry:write")}
      set={(tag) =>
        version === undefined
          ? setModel.mutateAsync({ name, ...tag })
          : setVersion.mutateAsync({ name, version, ...tag })
      }
      cut={(key) =>
        version === undefined
          ? cutModel.mutateAsync({ name, key })
          : cutVersion.mutateAsync({ name, version, key })
      }
    />
  );
}
