"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type CommandForm, markedOf, required, textOf, useCommandForm } from "../../command-form";
import { DialogButton, FormDialog } from "../../form-dialog";
import { useTRPC } from "../../trpc";
import { CheckboxSet } from "../../ui/checkbox-set";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";
import type { Roadmap } from "./roadmap-words";

type Context = Roadmap["context"];

const stages = [
  { value: "production", label: "In production" },
  { value: "poc", label: "A proof of concept" },
  { value: "one_off", label: "A one-off task" },
] as const;

const facts = [
  { value: "decisionUse", label: "Decisions rest on what the models say" },
  { value: "mlCore", label: "The business lives on its models" },
  { value: "regulated", label: "The work is regulated" },
] as const;

/** A number of the form; null when it was left empty. */
const numberOf = (data: FormData, name: string): number | null => {
  const text = textOf(data, name).trim();
  return text === "" ? null : Number(text);
};

function situationIn(data: FormData) {
  const marked = markedOf(
    data,
    "facts",
    facts.map(({ value }) => value),
  );
  return {
    stage: stages.find(({ value }) => value === textOf(data, "stage"))?.value ?? "production",
    productionModels: numberOf(data, "productionModels") ?? Number.NaN,
    changesPerYear: numberOf(data, "changesPerYear") ?? Number.NaN,
    daysPerWeek: numberOf(data, "daysPerWeek") ?? Number.NaN,
    decisionUse: marked.includes("decisionUse"),
    mlCore: marked.includes("mlCore"),
    regulated: marked.includes("regulated"),
    labelDelayDays: numberOf(data, "labelDelayDays"),
    dayRate: numberOf(data, "dayRate"),
    budget: numberOf(data, "budget"),
  };
}

const shown = (amount: number): string => (Number.isNaN(amount) ? "" : String(amount));

const missingIn = (input: ReturnType<typeof situationIn>) =>
  required(
    {
      productionModels: shown(input.productionModels),
      changesPerYear: shown(input.changesPerYear),
      daysPerWeek: shown(input.daysPerWeek),
    },
    {
      productionModels: "Enter how many models run in production; 0 is an answer.",
      changesPerYear: "Enter how often a model changes in a year; 0 is an answer.",
      daysPerWeek: "Enter how many days a week go into improvements.",
    },
  );

type SituationProps = { slug: string; currency: string; context: Context };

/** Asks for what targets and prices follow from. */
export function EditSituation(props: SituationProps) {
  const first = props.context === null;
  return (
    <DialogButton
      label={first ? "Describe the situation" : "Change the situation"}
      variant={first ? "primary" : "secondary"}
      create="situation"
    >
      {(close) => <SituationDialog {...props} onClose={close} />}
    </DialogButton>
  );
}

function SituationDialog({
  slug,
  currency,
  context,
  onClose,
}: SituationProps & { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const set = useMutation(trpc.maturity.setContext.mutationOptions());
  const form = useCommandForm({
    read: situationIn,
    check: missingIn,
    send: async (input) => {
      await set.mutateAsync({ slug, ...input });
      onClose();
      show({ message: "The situation is saved. Targets and plan follow it.", tone: "good" });
      router.refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="The team's situation"
      description="Targets and the plan follow from it. What you leave empty counts as not known."
      action="Save"
      busyAction="Saving"
    >
      <Field {...form.field("stage")} label="Where the work stands">
        {(control) => (
          <Select {...control} name="stage" defaultValue={context?.stage ?? "production"}>
            {stages.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Amount
        form={form}
        name="productionModels"
        label="Models in production"
        value={context?.productionModels}
        step={1}
      />
      <Amount
        form={form}
        name="changesPerYear"
        label="Changes of a model in a year"
        value={context?.changesPerYear}
      />
      <CheckboxSet
        id={form.field("facts").id}
        error={form.field("facts").error}
        legend="What holds for this team"
        name="facts"
        choices={facts}
        chosen={facts.map(({ value }) => value).filter((value) => context?.[value] === true)}
      />
      <Amount
        form={form}
        name="labelDelayDays"
        label="Days until the truth about a prediction is known"
        value={context?.labelDelayDays}
        optional
      />
      <Amount
        form={form}
        name="daysPerWeek"
        label="Days a week for improvements"
        hint="Of all owners together."
        value={context?.daysPerWeek}
      />
      <Amount
        form={form}
        name="dayRate"
        label={`Cost of a day in ${currency}`}
        value={context?.dayRate}
        optional
      />
      <Amount
        form={form}
        name="budget"
        label={`Budget in ${currency}`}
        hint="A plan that costs more shows what is missing; it lowers no target."
        value={context?.budget}
        optional
      />
    </FormDialog>
  );
}

type AmountProps = {
  form: CommandForm;
  name: string;
  label: string;
  value: number | null | undefined;
  hint?: string;
  optional?: boolean;
  step?: number | "any";
};

function Amount({ form, name, label, value, hint, optional = false, step = "any" }: AmountProps) {
  return (
    <Field {...form.field(name)} label={label} hint={hint} optional={optional} required={!optional}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          type="number"
          min={0}
          step={step}
          defaultValue={value === null || value === undefined ? "" : String(value)}
        />
      )}
    </Field>
  );
}
