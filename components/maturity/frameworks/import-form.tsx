"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Field, FieldStack } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { Textarea } from "../../ui/textarea";
import { draftPath } from "./draft-path";
import { type FileProblem, refusalOf, type Refusal } from "./import-refusal";
import styles from "./import-view.module.css";

type Start = { text: string; version: string; revision: number };

/** Beyond this the server would refuse the request as a whole. */
const MOST_BYTES = 900_000;

/** Paste or choose a file, and save it as a draft. What keeps it from being read stands above it, line by line. */
export function ImportForm({ start }: { start: Start }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start.text);
  const [version, setVersion] = useState(start.version);
  const { busy, refusal, send, refuse } = useSaving();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send({ text, version, expectedRevision: start.revision });
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      refuse(`${file.name} is larger than 900 KB; a framework is not. Choose another file.`);
    } else setText(await file.text());
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FieldStack>
        {refusal !== null && (
          <RefusalNote
            refusal={refusal}
            onLine={(line) => selectLine(area.current, line)}
            onReplace={(expectedRevision) => void send({ text, version, expectedRevision })}
          />
        )}
        <Field label="Choose a file" optional hint="YAML or JSON. It is put into the field below.">
          {(control) => (
            <TextInput
              {...control}
              type="file"
              accept=".yaml,.yml,.json"
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        <Field
          id={`${id}-text`}
          label="The framework"
          required
          hint="A framework in Cairn's own form, as a download gives it, or an AWS custom lens (schemaVersion 2021-11-01). Which one it is shows by itself."
        >
          {(control) => (
            <Textarea
              {...control}
              ref={area}
              className={styles["file"]}
              rows={16}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Version of an AWS lens"
          hint="Three numbers, such as 1.0.0. A lens carries no version; any other file says its own."
        >
          {(control) => (
            <TextInput
              {...control}
              mono
              value={version}
              onChange={(event) => setVersion(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Reading">
            Read and save as a draft
          </Button>
        </div>
      </FieldStack>
    </form>
  );
}

type Input = { text: string; version: string; expectedRevision: number };

function useSaving() {
  const trpc = useTRPC();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = useMutation(trpc.maturity.saveFrameworkDraft.mutationOptions());
  const send = async (input: Input) => {
    setRefusal(null);
    try {
      router.push(toRoute(draftPath(await save.mutateAsync(input))));
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  };
  const refuse = (message: string) => setRefusal({ message, problems: [], revision: null });
  return { busy: save.isPending, refusal, send, refuse };
}

type RefusalNoteProps = {
  refusal: Refusal;
  onLine: (line: number) => void;
  onReplace: (revision: number) => void;
};

function RefusalNote({ refusal, onLine, onReplace }: RefusalNoteProps) {
  const { message, problems, revision } = refusal;
  return (
    <Callout
      tone="bad"
      live="alert"
      title={message}
      actions={
        revision !== null && <Button onClick={() => onReplace(revision)}>Replace the draft</Button>
      }
    >
      {problems.length > 0 && (
        <ul className={styles["problems"]}>
          {problems.map((one, index) => (
            <li key={index}>
              <ProblemLine problem={one} onLine={onLine} />
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

function ProblemLine({
  problem,
  onLine,
}: {
  problem: FileProblem;
  onLine: (line: number) => void;
}) {
  const { line, message } = problem;
  if (line === null) return message;
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => onLine(line)}>
        Line {line}
      </Button>{" "}
      {message}
    </>
  );
}

/** Marks the line in the field, which scrolls there and takes the focus. */
function selectLine(area: HTMLTextAreaElement | null, line: number) {
  if (area === null) return;
  const lines = area.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
}
