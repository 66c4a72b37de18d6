"use client";

import { useMutation } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Field, FieldStack } from "../../ui/field";
import { RadioRows } from "../../ui/radio-rows";
import { Textarea } from "../../ui/textarea";
import type { Response } from "./draft";
import { naReasons, responseFor } from "./response-words";
import { useSaidDone } from "./use-said-done";

type Dispute = Outputs["maturity"]["disputesPage"]["disputes"][number];
type Decision = Exclude<Response, { kind: "cleared" }>;

type ResolveProps = { assessmentId: string; dispute: Dispute };

/** One decision: the answer that counts for the team, and why. It is recorded with the reason. */
export function ResolveDispute({ assessmentId, dispute }: ResolveProps) {
  const form = useResolve(assessmentId, dispute);
  const fields = (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        <RadioRows
          {...form.field("response")}
          legend="The answer that counts"
          name="response"
          options={choicesOf(dispute)}
        />
        <Field
          {...form.field("reason")}
          label="Reason"
          hint="What you looked at together. It is kept with the decision."
          required
        >
          {(control) => <Textarea {...control} name="reason" rows={2} maxLength={4000} />}
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
            Settle {dispute.practice}
          </Button>
        </div>
      </FieldStack>
    </form>
  );
  if (dispute.decision === null) return fields;
  return (
    <details>
      <summary>Decide again</summary>
      {fields}
    </details>
  );
}

function useResolve(assessmentId: string, { practice, revision }: Dispute) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const resolve = useMutation(trpc.maturity.resolveDispute.mutationOptions());
  return useCommandForm({
    read: (data) => ({ response: textOf(data, "response"), reason: textOf(data, "reason") }),
    check: (input) =>
      required(input, {
        response: "Choose the answer that counts.",
        reason: "Say why this is the answer.",
      }),
    send: async ({ response, reason }) => {
      const { openDisputes } = await resolve.mutateAsync({
        assessmentId,
        practice,
        response: decisionFor(response),
        reason,
        expectedRevision: revision,
      });
      done(
        openDisputes === 0
          ? `${practice} is settled. No dispute is open.`
          : `${practice} is settled. ${openDisputes} open.`,
      );
    },
  });
}

function decisionFor(value: string): Decision {
  const response = responseFor(value);
  return response.kind === "cleared" ? { kind: "not_known" } : response;
}

const choicesOf = ({ options }: Dispute) => [
  ...options.map(({ key, label }) => ({ value: `option:${key}`, label })),
  { value: "not_known", label: "We do not know" },
  ...naReasons.map(({ reason, label }) => ({ value: `na:${reason}`, label })),
];
