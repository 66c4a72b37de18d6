"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { Textarea } from "../../ui/textarea";
import { useToast } from "../../ui/toast";

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
  const router = useRouter();
  const show = useToast();
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
      show({ message: "It is parked. The target stays as it is.", tone: "good" });
      router.refresh();
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
  const router = useRouter();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const unpark = useMutation(trpc.maturity.unparkPractice.mutationOptions());
  const press = async () => {
    setBusy(true);
    try {
      await unpark.mutateAsync({ slug, framework, practice });
      show({ message: `${practice} is back on the plan.`, tone: "good" });
      router.refresh();
    } catch (error) {
      show({ tone: "bad", message: `Still parked: ${sentenceOf(error)}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      busyLabel="Taking back"
      aria-label={`Put ${practice} back on the plan`}
      onClick={() => void press()}
    >
      Put back
    </Button>
  );
}
