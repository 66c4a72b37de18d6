"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormRefusal, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, FieldStack } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";
import { OwnerSelect } from "./owner-select";

type PlanProps = {
  slug: string;
  framework: string;
  practice: { key: string; statement: string; effortDays: number };
};

/** Turns a gap into a piece of planned work with an owner, a date and an effort. */
export function PlanImprovement({ slug, framework, practice }: PlanProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const form = usePlan({ slug, framework, practice: practice.key, done: () => setOpen(false) });
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        Plan the improvement
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Plan the improvement"
        description={practice.statement}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Planning">
              Plan it
            </Button>
          </>
        }
      >
        <form id={id} {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field
              {...form.field("ownerId")}
              label="Owner"
              hint="Work that nobody owns is not proven as owned."
              optional
            >
              {(control) => <OwnerSelect {...control} name="ownerId" asked={open} />}
            </Field>
            <Field {...form.field("dueOn")} label="Due" optional>
              {(control) => <TextInput {...control} name="dueOn" type="date" />}
            </Field>
            <Field
              {...form.field("effortDays")}
              label="Effort in days"
              hint="The framework's estimate; change it to yours."
            >
              {(control) => (
                <TextInput
                  {...control}
                  name="effortDays"
                  type="number"
                  min={0}
                  step={0.5}
                  defaultValue={String(practice.effortDays)}
                />
              )}
            </Field>
          </FieldStack>
        </form>
      </Dialog>
    </div>
  );
}

type Plan = { slug: string; framework: string; practice: string; done: () => void };

function usePlan({ slug, framework, practice, done }: Plan) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const plan = useMutation(trpc.maturity.planImprovement.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      slug,
      framework,
      practice,
      ownerId: textOf(data, "ownerId") || null,
      dueOn: textOf(data, "dueOn") || null,
      ...(textOf(data, "effortDays") === ""
        ? {}
        : { effortDays: Number(textOf(data, "effortDays")) }),
    }),
    send: async (input) => {
      await plan.mutateAsync(input);
      done();
      show({ message: "The improvement is planned.", tone: "good" });
      router.refresh();
    },
  });
}
