"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { counted } from "../words";
import { useSaidDone } from "./use-said-done";

type OwnSheetProps = { assessmentId: string; submitted: boolean; requiredOpen: number };

/** Submits the reader's own answers, or takes them back to change them. */
export function OwnSheet({ assessmentId, submitted, requiredOpen }: OwnSheetProps) {
  return submitted ? (
    <Reopen assessmentId={assessmentId} />
  ) : (
    <Submit assessmentId={assessmentId} requiredOpen={requiredOpen} />
  );
}

function Submit({ assessmentId, requiredOpen }: Omit<OwnSheetProps, "submitted">) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const submit = useMutation(
    trpc.maturity.submitOwnSheet.mutationOptions({
      onSuccess: ({ waitingFor }) =>
        done(
          waitingFor.length === 0
            ? "Submitted. Everybody has, so the answers are open."
            : `Submitted. Not yet: ${waitingFor.join(", ")}.`,
        ),
      onError,
    }),
  );
  return (
    <Callout
      tone="info"
      title="Your answers"
      actions={
        <Button
          variant={requiredOpen === 0 ? "primary" : "secondary"}
          busy={submit.isPending}
          busyLabel="Submitting"
          onClick={() => submit.mutate({ assessmentId })}
        >
          Submit my answers
        </Button>
      }
    >
      {requiredOpen === 0
        ? "Every required question has an answer. Once submitted they count, and assessors who have submitted see them."
        : `${counted(requiredOpen, "required question is", "required questions are")} open. “We do not know” is an answer too.`}
    </Callout>
  );
}

function Reopen({ assessmentId }: { assessmentId: string }) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const reopen = useMutation(
    trpc.maturity.reopenOwnSheet.mutationOptions({
      onSuccess: () => done("Your sheet is open again. It counts once you submit it."),
      onError,
    }),
  );
  return (
    <Callout
      tone="good"
      title="You have submitted"
      actions={
        <Button
          busy={reopen.isPending}
          busyLabel="Reopening"
          onClick={() => reopen.mutate({ assessmentId })}
        >
          Reopen my sheet
        </Button>
      }
    >
      To change an answer, reopen your sheet. Until you submit again it is hidden and does not
      count, and the others&apos; answers are hidden from you.
    </Callout>
  );
}
