"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { textOf, useCommandForm } from "../command-form";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import { TextInput } from "../ui/text-input";
import type { Dataset } from "./words";

const types = [
  "tabular",
  "text",
  "image",
  "audio",
  "video",
  "time_series",
  "graph",
  "other",
] as const;
const classes = ["public", "internal", "confidential", "restricted"] as const;

const textFields = [
  {
    name: "source",
    label: "Source",
    hint: "Where it comes from: a system, an address.",
    most: 2000,
  },
  { name: "format", label: "Format", hint: "csv, parquet, …", most: 60 },
  { name: "licence", label: "Licence", hint: undefined, most: 200 },
] as const;
const numberFields = [
  { name: "freshHours", label: "Promise: no older than, in hours", most: 87_600 },
  { name: "retentionDays", label: "Versions are kept, in days", most: 36_500 },
] as const;

/** What people say of a dataset; an empty field means that nobody has said. */
export function EditDataset({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: people = [] } = useQuery(trpc.identity.pickMembers.queryOptions({ limit: 50 }));
  const update = useMutation(
    trpc.datasets.updateDataset.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const form = useCommandForm({
    read: (data) => ({ name: dataset.name, ...factsOf(data) }),
    send: async (input) => {
      await update.mutateAsync(input);
      onClose();
    },
  });
  const owner = dataset.ownerMember;
  const listed = people.some(({ id }) => id === owner?.memberId);
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`Edit ${dataset.name}`}
      action="Save"
      busyAction="Saving"
    >
      <Field {...form.field("description")} label="Description">
        {(control) => (
          <Textarea {...control} name="description" rows={3} defaultValue={dataset.description} />
        )}
      </Field>
      <Field {...form.field("ownerMemberId")} label="Owner">
        {(control) => (
          <Select
            {...control}
            key={people.length}
            name="ownerMemberId"
            defaultValue={owner?.memberId ?? ""}
          >
            <option value="">Nobody</option>
            {owner !== null && !listed && <option value={owner.memberId}>{owner.name}</option>}
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {textFields.map(({ name, label, hint, most }) => (
        <Field key={name} {...form.field(name)} label={label} hint={hint}>
          {(control) => (
            <TextInput
              {...control}
              name={name}
              defaultValue={dataset[name] ?? ""}
              maxLength={most}
            />
          )}
        </Field>
      ))}
      <Choice form={form} name="dataType" label="Type" options={types} value={dataset.dataType} />
      <Choice
        form={form}
        name="classification"
        label="Classification"
        options={classes}
        value={dataset.classification}
      />
      {numberFields.map(({ name, label, most }) => (
        <Field key={name} {...form.field(name)} label={label}>
          {(control) => (
            <TextInput
              {...control}
              name={name}
              type="number"
              min={1}
              max={most}
              defaultValue={dataset[name] ?? ""}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}

type ChoiceProps = {
  form: ReturnType<typeof useCommandForm>;
  name: string;
  label: string;
  options: readonly string[];
  value: string | null;
};

function Choice({ form, name, label, options, value }: ChoiceProps) {
  return (
    <Field {...form.field(name)} label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ""}>
          <option value="">Nobody has said</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function factsOf(data: FormData) {
  const text = (name: string) => textOf(data, name).trim() || null;
  const number = (name: string) => (text(name) === null ? null : Number(text(name)));
  return {
    description: textOf(data, "description").replaceAll("\r\n", "\n").trim(),
    ownerMemberId: text("ownerMemberId"),
    source: text("source"),
    format: text("format"),
    licence: text("licence"),
    dataType: types.find((type) => type === text("dataType")) ?? null,
    classification: classes.find((each) => each === text("classification")) ?? null,
    freshHours: number("freshHours"),
    retentionDays: number("retentionDays"),
  };
}
