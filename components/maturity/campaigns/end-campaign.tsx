"use client";

import { useMutation } from "@tanstack/react-query";
import { textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Field } from "../../ui/field";
import { RadioRows } from "../../ui/radio-rows";
import { Textarea } from "../../ui/textarea";
import { useToast } from "../../ui/toast";

/** Closes a campaign that did its work, or cancels one that should not have been. */
export function EndCampaign({ campaignId }: { campaignId: string }) {
  return (
    <DialogButton label="End campaign">
      {(close) => <EndDialog campaignId={campaignId} onClose={close} />}
    </DialogButton>
  );
}

const outcomes = [
  {
    value: "closed",
    label: "Close it",
    detail: "What was asked is done, or as much of it as will be.",
  },
  {
    value: "cancelled",
    label: "Cancel it",
    detail: "It should not have been asked. Needs a reason.",
  },
] as const;

const outcomeOf = (data: FormData) =>
  textOf(data, "outcome") === "cancelled" ? ("cancelled" as const) : ("closed" as const);

function EndDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const end = useMutation(trpc.maturity.endCampaign.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ campaignId, outcome: outcomeOf(data), reason: textOf(data, "reason") }),
    check: ({ outcome, reason }): Record<string, string> =>
      outcome === "cancelled" && reason.trim() === ""
        ? { reason: "Enter why it is cancelled; the teams it asked can read it." }
        : {},
    send: async (input) => {
      await end.mutateAsync(input);
      onClose();
      show({ tone: "good", message: `The campaign is ${input.outcome}.` });
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="End this campaign"
      description="It asks nothing any more. Assessments stay as they are, and a campaign that ended stays ended."
      action="End campaign"
      busyAction="Ending"
    >
      <RadioRows
        {...form.field("outcome")}
        legend="How it ends"
        name="outcome"
        defaultValue="closed"
        options={outcomes}
      />
      <Field {...form.field("reason")} label="Reason" optional>
        {(control) => <Textarea {...control} name="reason" maxLength={500} />}
      </Field>
    </FormDialog>
  );
}
