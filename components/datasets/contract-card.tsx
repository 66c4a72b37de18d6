"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { DialogButton } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import { useDownload } from "../use-download";
import { useMe } from "../use-me";
import { useSaidDone } from "../use-said-done";
import type { Dataset } from "./words";

// Fetched when somebody attaches one.
const AttachContract = lazy(async () => ({
  default: (await import("./attach-contract")).AttachContract,
}));

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
          <>
            {contract !== null && <DetachContract name={name} syntax={contract.syntax} />}
            <DialogButton label={contract === null ? "Attach" : "Replace"} size="small">
              {(close) => (
                <Suspense fallback={null}>
                  <AttachContract name={name} onClose={close} />
                </Suspense>
              )}
            </DialogButton>
          </>
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

type DetachProps = { name: string; syntax: NonNullable<Dataset["contract"]>["syntax"] };

/** Takes the contract away and offers the way back: the same text is attached again. */
function DetachContract({ name, syntax }: DetachProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { done, onError } = useSaidDone();
  const attach = useMutation(
    trpc.datasets.attachContract.mutationOptions({
      onError,
      onSuccess: () => done("The contract is attached again."),
    }),
  );
  const detach = useMutation(trpc.datasets.detachContract.mutationOptions());
  const takeAway = useMutation({
    mutationFn: async () => {
      const asked = trpc.datasets.exportContract.queryOptions({ name, format: syntax });
      const { body } = await queries.fetchQuery({ ...asked, staleTime: 0 });
      await detach.mutateAsync({ name });
      return body;
    },
    onError,
    onSuccess: (text) =>
      done("The contract is detached. New versions are compared with none.", () =>
        attach.mutate({ name, text }),
      ),
  });
  return (
    <Button
      size="small"
      busy={takeAway.isPending}
      busyLabel="Detaching"
      onClick={() => takeAway.mutate()}
    >
      Detach
    </Button>
  );
}
