"use client";

import { useMutation } from "@tanstack/react-query";
import { TagDialog } from "../tag-dialog";
import { useTRPC } from "../trpc";
import { runsWords } from "./words";

export function TagRuns({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const trpc = useTRPC();
  const tag = useMutation(trpc.tracking.tagRuns.mutationOptions());
  return (
    <TagDialog
      title={`Tag ${runsWords(ids.length)}`}
      write={async ({ key, value }) => {
        const runs = ids.map((runId) => ({ runId, value }));
        const { before } = await tag.mutateAsync({ key, runs });
        return () => tag.mutate({ key, runs: before });
      }}
      onClose={onClose}
    />
  );
}
