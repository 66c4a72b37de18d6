"use client";

import { useMutation } from "@tanstack/react-query";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { Textarea } from "../../ui/textarea";
import { useSaidDone } from "../../use-said-done";

type Place = { slug: string; framework: string; practice: string; statement: string };

/** Lets work wait on purpose, until a day on which it is looked at again. */
export function ParkWork(place: Place) {
  return (
    <DialogButton label="Park" size="small" variant="quiet" aria-label={`Park ${place.practice}`}>
      {(close) => <ParkDialog {...place} onClose={close} />}
    </DialogButton>
  );
}

function ParkDialog({ onClose, statement, ...place }: Place & { onClose: () => void }) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const park = useMutation(trpc.maturity.parkPractice.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      ...place,
      reviewOn: textOf(data, "reviewOn"),
      reason: textOf(data, "reason"),
    }),
    check: ({ reviewOn, reason }) =>
      required(
        { reviewOn, reason },
        { reviewOn: "Choose a day for the review.", reason: "Enter why it can wait." },
      ),
    send: async (input) => {
      await park.mutateAsync(input);
      onClose();
      done("It is parked. The target stays as it is.");
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Park this work"
      description={`${statement} What builds on it waits too.`}
      action="Park it"
      busyAction="Parking"
    >
      <Field {...form.field("reviewOn")} label="Look at it again on" required>
        {(control) => <TextInput {...control} name="reviewOn" type="date" />}
      </Field>
      <Field {...form.field("reason")} label="Reason" required>
        {(control) => <Textarea {...control} name="reason" maxLength={500} />}
      </Field>
    </FormDialog>
  );
}

/** Puts parked work back on the plan. */
export function UnparkWork({ slug, framework, practice }: Omit<Place, "statement">) {
  const trpc = useTRPC();
  const { done, onError } = useSaidDone();
  const unpark = useMutation(
    trpc.maturity.unparkPractice.mutationOptions({
      onSuccess: () => done(`${practice} is back on the plan.`),
      onError,
    }),
  );
  return (
    <Button
      size="small"
      variant="quiet"
      busy={unpark.isPending}
      busyLabel="Taking back"
      aria-label={`Put back ${practice}`}
      onClick={() => unpark.mutate({ slug, framework, practice })}
    >
      Put back
    </Button>
  );
}
