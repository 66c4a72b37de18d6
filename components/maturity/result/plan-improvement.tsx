"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { useToast } from "../../ui/toast";
import { plannedIn, PlanFields } from "./plan-fields";

type Gap = {
  slug: string;
  framework: string;
  practice: { key: string; statement: string; effortDays: number };
  label?: string | undefined;
};

/** Turns a gap into a piece of planned work with an owner, a date and an effort. */
export function PlanImprovement({ label = "Plan the improvement", ...gap }: Gap) {
  return (
    <div>
      <DialogButton label={label} size="small" aria-label={`${label}: ${gap.practice.key}`}>
        {(close) => <PlanDialog {...gap} onClose={close} />}
      </DialogButton>
    </div>
  );
}

function PlanDialog({ slug, framework, practice, onClose }: Gap & { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const plan = useMutation(trpc.maturity.planImprovement.mutationOptions());
  const form = useCommandForm({
    read: (data) => {
      const { effortDays, ...planned } = plannedIn(data);
      const effort = effortDays === null ? {} : { effortDays };
      return { slug, framework, practice: practice.key, ...planned, ...effort };
    },
    send: async (input) => {
      await plan.mutateAsync(input);
      onClose();
      show({ message: "The improvement is planned.", tone: "good" });
      router.refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Plan the improvement"
      description={practice.statement}
      action="Plan it"
      busyAction="Planning"
    >
      <PlanFields
        form={form}
        plan={{ owner: null, dueOn: null, effortDays: practice.effortDays }}
        ownerHint="Work that nobody owns is not proven as owned."
        effortHint="The framework's estimate; change it to yours."
      />
    </FormDialog>
  );
}
