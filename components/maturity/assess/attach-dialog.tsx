"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  acceptedEndings,
  contentProblem,
  dateProblems,
  documentLimits,
  fileNameProblem,
  sizeWords,
} from "~/server/maturity/rules/attachment";
import { required, textOf, useCommandForm } from "../../command-form";
import { askDoor } from "../../door-request";
import { FormDialog } from "../../form-dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";

type AttachDialogProps = { assessmentId: string; practice: string; onClose: () => void };

type Brought = {
  readonly file: File | null;
  readonly title: string;
  readonly effectiveOn: string;
  readonly expiresOn: string;
};

const today = (): string => new Date().toISOString().slice(0, 10);

/** Asks for a file and what people must know of it. */
export function AttachDialog({ assessmentId, practice, onClose }: AttachDialogProps) {
  const show = useToast();
  const [title, setTitle] = useState("");
  const bring = useMutation({
    // As tRPC names it, so that what is on the screen is read again.
    mutationKey: [["maturity", "attachDocument"]],
    mutationFn: (brought: Brought) => send({ assessmentId, practice }, brought),
  });
  const form = useCommandForm({
    read: readForm,
    check: problemsOf,
    send: async (brought) => {
      await bring.mutateAsync(brought);
      onClose();
      show({ tone: "good", message: `“${brought.title}” stands beside ${practice}.` });
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Attach a document to ${practice}`}
      description="It proves what no check can see, once somebody has accepted it who neither brought it nor answered here."
      action="Attach it"
      busyAction="Attaching"
    >
      <Field
        {...form.field("file")}
        label="File"
        hint={`At most ${sizeWords(documentLimits.bytes)}. PDF, office documents, text, tables or pictures; no programs and no archives.`}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            name="file"
            type="file"
            accept={acceptedEndings.map((ending) => `.${ending}`).join(",")}
            onChange={({ currentTarget: { files } }) =>
              setTitle((typed) => (typed === "" ? titleFrom(files?.[0]) : typed))
            }
          />
        )}
      </Field>
      <Field {...form.field("title")} label="Title" required>
        {(control) => (
          <TextInput
            {...control}
            name="title"
            maxLength={documentLimits.title}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        )}
      </Field>
      <Field {...form.field("effectiveOn")} label="In force from" required>
        {(control) => (
          <TextInput {...control} name="effectiveOn" type="date" defaultValue={today()} />
        )}
      </Field>
      <Field {...form.field("expiresOn")} label="Last day" optional>
        {(control) => <TextInput {...control} name="expiresOn" type="date" />}
      </Field>
    </FormDialog>
  );
}

const titleFrom = (file: File | undefined): string =>
  file === undefined ? "" : file.name.replace(/\.[^.]*$/, "").slice(0, documentLimits.title);

function readForm(data: FormData): Brought {
  const file = data.get("file");
  return {
    file: file instanceof File && file.name !== "" ? file : null,
    title: textOf(data, "title").trim(),
    effectiveOn: textOf(data, "effectiveOn"),
    expiresOn: textOf(data, "expiresOn"),
  };
}

/** What can be told before ten megabytes travel; what is in the file only the server reads. */
function problemsOf({ file, title, effectiveOn, expiresOn }: Brought): Record<string, string> {
  const empty = required(
    { title, effectiveOn },
    { title: "Say what the document is.", effectiveOn: "Choose the day from which it holds." },
  );
  const named = file === null ? "Choose a file." : fileNameProblem(file.name);
  const sized = file === null ? null : sizeProblem(file);
  const wrong = named ?? sized;
  const dates = { effectiveOn, expiresOn: expiresOn === "" ? null : expiresOn };
  return {
    ...(wrong === null ? {} : { file: wrong }),
    ...empty,
    ...(effectiveOn === "" ? {} : dateProblems(dates, today())),
  };
}

function sizeProblem(file: File): string | null {
  const fits = file.size > 0 && file.size <= documentLimits.bytes;
  return fits ? null : contentProblem(file.name, file.size, new Uint8Array());
}

function send(place: { assessmentId: string; practice: string }, brought: Brought) {
  const { file, title, effectiveOn, expiresOn } = brought;
  const about = new URLSearchParams({ fileName: file?.name ?? "", title, effectiveOn });
  if (expiresOn !== "") about.set("expiresOn", expiresOn);
  const { assessmentId, practice } = place;
  const path = `/api/v1/assessments/${assessmentId}/answers/${encodeURIComponent(practice)}/documents`;
  return askDoor(`${path}?${about.toString()}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
}
