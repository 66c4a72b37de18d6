"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { RenameDialog } from "../rename-dialog";
import { useTRPC } from "../trpc";

type RenameProps = {
  experiment: Pick<Outputs["tracking"]["findExperiment"], "experimentId" | "name">;
  onClose: () => void;
};

export function RenameExperiment({ experiment, onClose }: RenameProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const { experimentId, name } = experiment;
  const rename = useMutation(
    trpc.tracking.renameExperiment.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <RenameDialog
      name={name}
      field="newName"
      longest={500}
      description="Scripts that name it by the old name will make a new experiment."
      rename={(newName) => rename.mutateAsync({ experimentId, newName })}
      onClose={onClose}
    />
  );
}
