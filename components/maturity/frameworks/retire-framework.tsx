"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";

type Retiring = { framework: { key: string; title: string } };

/** Takes an own framework out of use. */
export function RetireFramework({ framework }: Retiring) {
  return (
    <DialogButton label="Retire">
      {(close) => <RetireDialog framework={framework} onClose={close} />}
    </DialogButton>
  );
}

function RetireDialog({ framework, onClose }: Retiring & { onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const retire = useMutation(trpc.maturity.retireFramework.mutationOptions());
  const form = useCommandForm({
    read: () => ({ key: framework.key }),
    send: async (input) => {
      await retire.mutateAsync(input);
      await client.invalidateQueries(trpc.maturity.pathFilter());
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Retire ${framework.title}`}
      description="No assessment begins with it any more. Open ones can be finished, and everything that was assessed stays readable. A higher version brings it back."
      action="Retire"
      busyAction="Retiring"
    >
      {null}
    </FormDialog>
  );
}
