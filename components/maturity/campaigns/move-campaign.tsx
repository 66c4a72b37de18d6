"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";
import { dayWords } from "../words";

type MoveProps = { campaignId: string; dueOn: string };

/** Gives the teams more or less time. */
export function MoveCampaign(props: MoveProps) {
  return (
    <DialogButton label="Change due date">
      {(close) => <MoveDialog {...props} onClose={close} />}
    </DialogButton>
  );
}

function MoveDialog({ campaignId, dueOn, onClose }: MoveProps & { onClose: () => void }) {
  const trpc = useTRPC();
  const show = useToast();
  const move = useMutation(trpc.maturity.moveCampaign.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ campaignId, dueOn: textOf(data, "dueOn") }),
    check: (input) => required({ dueOn: input.dueOn }, { dueOn: "Choose a day." }),
    send: async (input) => {
      await move.mutateAsync(input);
      onClose();
      show({ tone: "good", message: `It is due on ${dayWords(input.dueOn)} now.` });
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Change the due date"
      description="Teams see the new day at once in what waits for them."
      action="Change it"
      busyAction="Changing"
    >
      <Field {...form.field("dueOn")} label="Due" required>
        {(control) => <TextInput {...control} name="dueOn" type="date" defaultValue={dueOn} />}
      </Field>
    </FormDialog>
  );
}
