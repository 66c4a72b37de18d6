"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { FormRefusal, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, FieldStack } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";
import { OwnerSelect } from "./owner-select";

type Improvement = Outputs["maturity"]["listImprovements"]["rows"][number];

const states = [
  { value: "planned", label: "Planned" },
  { value: "doing", label: "Being done" },
  { value: "done", label: "Done" },
  { value: "dropped", label: "Dropped" },
] as const;

/** Owner, date, effort and state of one piece of planned work. */
export function EditImprovement({ item }: { item: Improvement }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const form = useUpdate(item, () => setOpen(false));
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        onClick={() => setOpen(true)}
        aria-label={`Change ${item.title}`}
      >
        Change
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Change the improvement"
        description={item.title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Saving">
              Save
            </Button>
          </>
        }
      >
        <form id={id} {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field {...form.field("status")} label="State">
              {(control) => (
                <Select {...control} name="status" defaultValue={item.status}>
                  {states.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field {...form.field("ownerId")} label="Owner" optional>
              {(control) => (
                <OwnerSelect {...control} name="ownerId" asked={open} chosen={item.owner} />
              )}
            </Field>
            <Field {...form.field("dueOn")} label="Due" optional>
              {(control) => (
                <TextInput {...control} name="dueOn" type="date" defaultValue={item.dueOn ?? ""} />
              )}
            </Field>
            <Field {...form.field("effortDays")} label="Effort in days" optional>
              {(control) => (
                <TextInput
                  {...control}
                  name="effortDays"
                  type="number"
                  min={0}
                  step={0.5}
                  defaultValue={item.effortDays === null ? "" : String(item.effortDays)}
                />
              )}
            </Field>
          </FieldStack>
        </form>
      </Dialog>
    </>
  );
}

function useUpdate(item: Improvement, done: () => void) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const update = useMutation(trpc.maturity.updateImprovement.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      improvementId: item.id,
      status: states.find(({ value }) => value === textOf(data, "status"))?.value ?? item.status,
      ownerId: textOf(data, "ownerId") || null,
      dueOn: textOf(data, "dueOn") || null,
      effortDays: textOf(data, "effortDays") === "" ? null : Number(textOf(data, "effortDays")),
    }),
    send: async (input) => {
      await update.mutateAsync(input);
      done();
      show({ message: "The improvement was changed.", tone: "good" });
      router.refresh();
    },
  });
}
