"use client";

import { useMutation } from "@tanstack/react-query";
import { TagsCard } from "../tags-card";
import { useTRPC } from "../trpc";
import { useMe } from "../use-me";
import type { Dataset } from "./words";

/** Tags of a dataset; words without a value came with a description. */
export function DatasetTags({ dataset: { name, tags, deletedAt } }: { dataset: Dataset }) {
  const trpc = useTRPC();
  const me = useMe();
  const set = useMutation(trpc.datasets.setDatasetTag.mutationOptions());
  const cut = useMutation(trpc.datasets.deleteDatasetTag.mutationOptions());
  return (
    <TagsCard
      tags={tags}
      writes={me.can("datasets:write") && deletedAt === null}
      set={(tag) => set.mutateAsync({ name, ...tag })}
      cut={(key) => cut.mutateAsync({ name, key })}
    />
  );
}
