"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { RenameDialog } from "../rename-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { modelPath } from "./words";

type RenameModelProps = { name: string; onClose: () => void };

export function RenameModel({ name, onClose }: RenameModelProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const rename = useMutation(trpc.registry.renameModel.mutationOptions());
  const to = async (newName: string, from: string) => {
    await rename.mutateAsync({ name: from, newName });
    router.replace(toRoute(modelPath(newName)));
  };
  return (
    <RenameDialog
      name={name}
      field="newName"
      longest={256}
      description="The old name goes on leading here until another model takes it, so scripts keep working."
      rename={to}
      onClose={onClose}
    />
  );
}
