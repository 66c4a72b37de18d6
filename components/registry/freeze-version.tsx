"use client";

import { useMutation } from "@tanstack/react-query";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { useSaid } from "./use-registry";
import type { WholeVersion } from "./words";

type FreezeVersionProps = { version: WholeVersion; onClose: () => void };

/** Asks once more: freezing cannot be taken back. */
export function FreezeVersion({ version, onClose }: FreezeVersionProps) {
  const trpc = useTRPC();
  const { done } = useSaid();
  const freeze = useMutation(trpc.registry.freezeVersion.mutationOptions());
  const { name, version: number, rebuild } = version;
  const form = useCommandForm({
    read: () => ({ name, version: number }),
    send: async (input) => {
      await freeze.mutateAsync(input);
      done(`Version ${number} is frozen.`);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Freeze version ${number}`}
      description="A digest is taken over its files, signature, parameters and data. What it consists of cannot change any more, and freezing cannot be taken back. Aliases, stage and tags can still be moved."
      action="Freeze for good"
      busyAction="Freezing"
    >
      {rebuild.missing.length > 0 && (
        <p>
          {rebuild.missing.length} of {rebuild.checked} facts that it takes to build it again are
          missing. What of them belongs to the version cannot be added later.
        </p>
      )}
    </FormDialog>
  );
}
