"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";

type Version = { key: string; version: string; hash: string };

/** Publishes what was looked at; what was saved meanwhile is refused. */
export function PublishDraft({ version, title }: { version: Version; title: string }) {
  return (
    <DialogButton label="Publish" variant="primary">
      {(close) => <PublishDialog version={version} title={title} onClose={close} />}
    </DialogButton>
  );
}

type PublishDialogProps = { version: Version; title: string; onClose: () => void };

function PublishDialog({ version, title, onClose }: PublishDialogProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const publish = useMutation(trpc.maturity.publishFramework.mutationOptions());
  const form = useCommandForm({
    read: () => version,
    send: async (input) => {
      const { key } = await publish.mutateAsync(input);
      await client.invalidateQueries(trpc.maturity.pathFilter());
      router.push(toRoute(`/frameworks/${key}`));
      router.refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Publish version ${version.version} of ${title}`}
      description="From then on teams can be assessed with it. A published version never changes; a later one can follow it, and it can be retired."
      action="Publish"
      busyAction="Publishing"
    >
      {null}
    </FormDialog>
  );
}
