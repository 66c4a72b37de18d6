"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormRefusal, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { FieldStack } from "../ui/field";
import { useToast } from "../ui/toast";
import { readSources } from "./sources-text";
import { minutesOf, statuses, type Unit, units, type WholeFeature } from "./words";
import { Answering, Marks, Meaning, Origin } from "./feature-fields";

const said = { yes: true, no: false } as const;
const saidOf = (text: string): boolean | null =>
  text === "yes" || text === "no" ? said[text] : null;

const readForm = (name: string) => (form: FormData) => {
  const text = (field: string) => textOf(form, field).trim();
  const amount = text("fresh");
  const unit: Unit = units.find((one) => one === text("unit")) ?? "hour";
  return {
    name,
    description: text("description"),
    entity: text("entity"),
    valueType: text("valueType"),
    definition: text("definition"),
    status: statuses.find((one) => one === text("status")) ?? "experimental",
    ownerMemberId: text("ownerMemberId") || null,
    ownerTeamId: text("ownerTeamId") || null,
    freshMinutes: amount === "" ? null : minutesOf(Number(amount), unit),
    saidInTraining: saidOf(text("saidInTraining")),
    saidInServing: saidOf(text("saidInServing")),
    sources: text("sources"),
  };
};

type Typed = ReturnType<ReturnType<typeof readForm>>;

function problemsOf({ sources, freshMinutes }: Typed): Record<string, string> {
  const read = readSources(sources);
  const whole = freshMinutes === null || (Number.isInteger(freshMinutes) && freshMinutes > 0);
  return {
    ...("problem" in read && { sources: read.problem }),
    ...(!whole && { freshMinutes: "Enter a whole number above 0, or nothing." }),
  };
}

type EditFeatureProps = { feature: WholeFeature; onClose: () => void };

/** The facts of a feature as a form, in their own place. */
export function EditFeature({ feature, onClose }: EditFeatureProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const update = useMutation(trpc.features.updateFeature.mutationOptions());
  const form = useCommandForm({
    read: readForm(feature.name),
    check: problemsOf,
    send: async ({ sources, ...input }) => {
      const read = readSources(sources);
      await update.mutateAsync({ ...input, sources: "sources" in read ? [...read.sources] : [] });
      show({ tone: "good", message: "The facts are saved." });
      router.refresh();
      onClose();
    },
  });
  return (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        <Meaning form={form} feature={feature} />
        <Origin form={form} feature={feature} />
        <Answering form={form} feature={feature} />
        <Marks form={form} feature={feature} />
        <div>
          <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
            Save facts
          </Button>{" "}
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </FieldStack>
    </form>
  );
}
