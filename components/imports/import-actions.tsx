"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { verbsOf } from "~/server/imports/rules/import-words";
import { sentenceOf } from "../problem";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { countsWords, type Import, madeOf } from "./words";

/** Stop, go on, take back: what fits the state. */
export function ImportActions({ job }: { job: Import }) {
  const trpc = useTRPC();
  const show = useToast();
  const onError = (error: unknown) => show({ tone: "bad", message: sentenceOf(error) });
  const cancel = useMutation(trpc.imports.cancelImport.mutationOptions({ onError }));
  const resume = useMutation(trpc.imports.resumeImport.mutationOptions({ onError }));
  const undo = useMutation(trpc.imports.undoImport.mutationOptions({ onError }));
  const verbs = verbsOf(job);
  const asked = { importId: job.id };
  return (
    <>
      {verbs.includes("undo") && (
        <TakeBack job={job} busy={undo.isPending} onConfirm={() => undo.mutate(asked)} />
      )}
      {verbs.includes("cancel") && (
        <Button busy={cancel.isPending} busyLabel="Stopping" onClick={() => cancel.mutate(asked)}>
          Stop
        </Button>
      )}
      {verbs.includes("resume") && (
        <Button
          variant="primary"
          busy={resume.isPending}
          busyLabel="Going on"
          onClick={() => resume.mutate(asked)}
        >
          Go on
        </Button>
      )}
    </>
  );
}

type TakeBackProps = { job: Import; busy: boolean; onConfirm: () => void };

/** Asks once more and says what goes: there is no way back but to import again. */
function TakeBack({ job, busy, onConfirm }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const made = countsWords(madeOf(job));
  if (made === null) return null;
  if (!asking) {
    return (
      <Button variant="danger" busy={busy} onClick={() => setAsking(true)}>
        Take back
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setAsking(false)}>Keep them</Button>
      <Button
        variant="danger"
        busy={busy}
        busyLabel="Taking back"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        Remove {made}
      </Button>
    </>
  );
}
