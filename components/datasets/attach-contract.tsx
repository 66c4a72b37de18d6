"use client";

import { useMutation } from "@tanstack/react-query";
import { useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { useSaidDone } from "../use-said-done";
import { chosenIn, problemsOf, textChosen, TextOrFile } from "./text-or-file";

/** Attaches a contract in the open standard, instead of the one before. */
export function AttachContract({ name, onClose }: { name: string; onClose: () => void }) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const { mutateAsync } = useMutation(trpc.datasets.attachContract.mutationOptions());
  const form = useCommandForm({
    read: chosenIn,
    check: problemsOf,
    send: async (chosen) => {
      const { version } = await mutateAsync({ name, text: await textChosen(chosen) });
      done(`Version ${version} of the contract is attached.`);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Attach a contract to ${name}`}
      description="Open Data Contract Standard 3, YAML or JSON. New versions are compared with it."
      action="Attach it"
      busyAction="Attaching"
    >
      <TextOrFile form={form} label="Contract" accept=".yaml,.yml,.json" />
    </FormDialog>
  );
}
