"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { RenameDialog } from "../rename-dialog";
import { useTRPC } from "../trpc";

type RenameRunProps = { run: { runId: string; name: string }; onClose: () => void };

export function RenameRun({ run: { runId, name }, onClose }: RenameRunProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const rename = useMutation(
    trpc.tracking.updateRun.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  return (
    <RenameDialog
      name={name}
      field="name"
      longest={500}
      rename={(to) => rename.mutateAsync({ runId, name: to })}
      onClose={onClose}
    />
  );
}
