"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, FieldStack } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import { useSaidDone } from "./use-said-done";

type RemoveProps = { assessmentId: string; assessor: { memberId: string; name: string } };

/** Takes an assessor out, with a reason that they and everybody can read. */
export function RemoveAssessor({ assessmentId, assessor }: RemoveProps) {
  const { memberId, name } = assessor;
  const [open, setOpen] = useState(false);
  const id = useId();
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const remove = useMutation(trpc.maturity.removeAssessor.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ assessmentId, memberId, reason: textOf(data, "reason") }),
    check: ({ reason }) => required({ reason }, { reason: "Say why they no longer assess." }),
    send: async (input) => {
      await remove.mutateAsync(input);
      setOpen(false);
      done(`${name} no longer assesses. The answers are kept and do not count.`);
    },
  });
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={`Remove ${name} as assessor`}
        onClick={() => setOpen(true)}
      >
        Remove
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Remove ${name} as assessor`}
        description="Their answers are kept and stop counting. They can be added again."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="danger" busy={form.busy} busyLabel="Removing">
              Remove
            </Button>
          </>
        }
      >
        <form id={id} {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field {...form.field("reason")} label="Reason" hint="They will read it." required>
              {(control) => <Textarea {...control} name="reason" rows={2} maxLength={1000} />}
            </Field>
          </FieldStack>
        </form>
      </Dialog>
    </>
  );
}
