"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import { Quiet } from "../ui/quiet";
import { Textarea } from "../ui/textarea";
import { useDownload } from "../use-download";
import { useMe } from "../use-me";
import type { Dataset } from "./words";

/** What is agreed about the data, in the open standard; and the way in and out. */
export function ContractCard({ dataset: { name, contract, deletedAt } }: { dataset: Dataset }) {
  const trpc = useTRPC();
  const me = useMe();
  const queries = useQueryClient();
  const { busy, download } = useDownload();
  const save = () =>
    download(() => queries.fetchQuery(trpc.datasets.exportContract.queryOptions({ name })));
  return (
    <Card
      title="Contract"
      actions={
        me.can("datasets:write") &&
        deletedAt === null && (
          <DialogButton label={contract === null ? "Attach" : "Replace"} size="small">
            {(close) => <AttachContract name={name} onClose={close} />}
          </DialogButton>
        )
      }
    >
      {contract === null ? (
        <Quiet>
          None is attached. A draft of what is known can be saved as a file, edited and attached.
        </Quiet>
      ) : (
        <p>
          {contract.contractId}, version {contract.version}, {contract.status}
        </p>
      )}
      <Button size="small" busy={busy} busyLabel="Saving" onClick={() => void save()}>
        {contract === null ? "Save a draft" : "Save as YAML"}
      </Button>
    </Card>
  );
}

function AttachContract({ name, onClose }: { name: string; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const attach = useMutation(
    trpc.datasets.attachContract.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const form = useCommandForm({
    read: (data) => ({ name, text: textOf(data, "text") }),
    check: ({ text }) => required({ text }, { text: "Paste the contract." }),
    send: async (input) => {
      await attach.mutateAsync(input);
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
      <Field {...form.field("text")} label="Contract" required>
        {(control) => <Textarea {...control} name="text" rows={14} />}
      </Field>
    </FormDialog>
  );
}
