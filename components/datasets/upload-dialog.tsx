"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { required, textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Field } from "../ui/field";
import { Progress } from "../ui/progress";
import { TextInput } from "../ui/text-input";
import { sendFile } from "./send-file";
import { UploadPreview } from "./upload-preview";
import { bytesWords, versionPath } from "./words";

type UploadProps = { name: string; onClose: () => void };
type Sending = { uploadId: string; bytes: number; sent: number };

/** Between two looks at how far the server is, in milliseconds. */
const LOOK_MS = 700;

/** Brings a file: it is sent, looked into, shown, and becomes a version only when it is accepted. */
export function UploadDialog({ name, onClose }: UploadProps) {
  const trpc = useTRPC();
  const [stop] = useState(() => new AbortController());
  const [sending, setSending] = useState<Sending | null>(null);
  const [ready, setReady] = useState<string | null>(null);
  const begin = useMutation(trpc.datasets.beginUpload.mutationOptions());
  const form = useCommandForm({
    read: (data) => {
      const file = data.get("file");
      return { name: textOf(data, "name").trim(), file: file instanceof File ? file : null };
    },
    check: ({ name, file }) => ({
      ...required({ name }, { name: "Enter a name." }),
      ...(file === null || file.name === "" ? { file: "Choose a file." } : {}),
    }),
    send: async ({ name, file }) => {
      if (file === null) return;
      const bytes = file.size;
      const { uploadId } = await begin.mutateAsync({ name, fileName: file.name, bytes });
      setSending({ uploadId, bytes, sent: 0 });
      const onBytes = (sent: number) => setSending({ uploadId, bytes, sent });
      const path = `/api/v1/dataset-uploads/${uploadId}/content`;
      await sendFile(path, file, { onBytes, signal: stop.signal }).finally(() => setSending(null));
      setReady(uploadId);
    },
  });
  const close = () => {
    stop.abort();
    onClose();
  };
  if (ready !== null) return <AcceptUpload uploadId={ready} onClose={onClose} />;
  return (
    <FormDialog
      form={form}
      onClose={close}
      title={name === "" ? "Upload a file" : `Upload a version of ${name}`}
      description="CSV or Parquet. It is looked into first; nothing becomes a version before you have seen what is in it."
      action="Look into it"
      busyAction="Looking"
    >
      <Field {...form.field("name")} label="Dataset" required>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            defaultValue={name}
            readOnly={name !== ""}
            maxLength={500}
            autoComplete="off"
          />
        )}
      </Field>
      <Field {...form.field("file")} label="File" required>
        {(control) => (
          <TextInput {...control} name="file" type="file" accept=".csv,.tsv,.txt,.parquet" />
        )}
      </Field>
      {sending !== null && <Underway {...sending} />}
    </FormDialog>
  );
}

function Underway({ uploadId, bytes, sent }: Sending) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.datasets.findUpload.queryOptions({ uploadId }, { refetchInterval: LOOK_MS }),
  );
  if (sent < bytes)
    return (
      <Progress
        label="Sending"
        value={sent}
        max={bytes}
        detail={`${bytesWords(sent)} of ${bytesWords(bytes)}`}
      />
    );
  const done = data?.bytesDone ?? 0;
  return (
    <Progress
      label="Looking into it"
      value={done === 0 ? null : done}
      max={bytes}
      detail={`${(data?.rowsDone ?? 0).toLocaleString("en")} rows so far`}
    />
  );
}

function AcceptUpload({ uploadId, onClose }: { uploadId: string; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  // What the look on the way said is older than the preview.
  const { data } = useQuery(
    trpc.datasets.findUpload.queryOptions({ uploadId }, { refetchOnMount: "always" }),
  );
  const accept = useMutation(trpc.datasets.acceptUpload.mutationOptions());
  const refuse = useMutation(trpc.datasets.refuseUpload.mutationOptions());
  const form = useCommandForm({
    read: () => ({ uploadId }),
    send: async (input) => {
      const { name, version } = await accept.mutateAsync(input);
      onClose();
      router.push(toRoute(versionPath(name, version)));
    },
  });
  const turnDown = () => {
    refuse.mutate({ uploadId });
    onClose();
  };
  return (
    <FormDialog
      form={form}
      onClose={turnDown}
      title={`What is in ${data?.fileName ?? "the file"}`}
      description="Closing throws the file away."
      action="Accept as a version"
      busyAction="Accepting"
    >
      {data?.preview ? (
        <UploadPreview preview={data.preview} />
      ) : (
        <Progress label="Reading what was found" value={null} max={1} />
      )}
    </FormDialog>
  );
}
