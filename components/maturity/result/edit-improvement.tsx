"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";
import { plannedIn, PlanFields } from "./plan-fields";

type Improvement = Pick<
  Outputs["maturity"]["listImprovements"]["rows"][number],
  "id" | "title" | "status" | "owner" | "dueOn" | "effortDays"
>;

const states = [
  { value: "planned", label: "Planned" },
  { value: "doing", label: "Being done" },
  { value: "done", label: "Done" },
  { value: "dropped", label: "Dropped" },
] as const;

/** Owner, date, effort and state of one piece of planned work. */
export function EditImprovement({ item }: { item: Improvement }) {
  return (
    <DialogButton label="Change" size="small" variant="quiet" aria-label={`Change ${item.title}`}>
      {(close) => <EditDialog item={item} onClose={close} />}
    </DialogButton>
  );
}

function EditDialog({ item, onClose }: { item: Improvement; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const update = useMutation(trpc.maturity.updateImprovement.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      improvementId: item.id,
      status: states.find(({ value }) => value === textOf(data, "status"))?.value ?? item.status,
      ...plannedIn(data),
    }),
    send: async (input) => {
      await update.mutateAsync(input);
      onClose();
      show({ message: "The improvement was changed.", tone: "good" });
      router.refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Change the improvement"
      description={item.title}
      action="Save"
      busyAction="Saving"
    >
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
      <PlanFields form={form} plan={item} />
    </FormDialog>
  );
}
