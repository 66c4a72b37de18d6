"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../../command-form";
import { FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import type { Document } from "../document-line";

type RejectDialogProps = { document: Document; onClose: () => void };

/** Says why a document proves nothing, so that a better one can be brought. */
export function RejectDialog({ document, onClose }: RejectDialogProps) {
  const trpc = useTRPC();
  const review = useMutation(trpc.maturity.reviewDocument.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      documentId: document.id,
      verdict: "rejected" as const,
      expected: document.review,
      reason: textOf(data, "reason"),
    }),
    check: ({ reason }) =>
      required({ reason }, { reason: "Say what is missing, so that a better one can be brought." }),
    send: async (input) => {
      await review.mutateAsync(input);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Not accept “${document.title}”`}
      description="It stays beside the answer with your reason and proves nothing."
      action="Do not accept it"
      busyAction="Saving"
    >
      <Field {...form.field("reason")} label="What is missing" required>
        {(control) => <Textarea {...control} name="reason" maxLength={1000} />}
      </Field>
    </FormDialog>
  );
}
