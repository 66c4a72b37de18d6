import { type CommandForm, textOf } from "../../command-form";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { OwnerSelect } from "./owner-select";

type PlanFieldsProps = {
  form: CommandForm;
  plan: {
    readonly owner: { readonly memberId: string; readonly name: string } | null;
    /** A day, such as `2026-11-21`. */
    readonly dueOn: string | null;
    readonly effortDays: number | null;
  };
  ownerHint?: string | undefined;
  /** Says where the effort comes from; without it the effort is marked as optional. */
  effortHint?: string | undefined;
};

/** Who does a piece of work, by when, and what it takes; read from a form with `plannedIn`. */
export function PlanFields({ form, plan, ownerHint, effortHint }: PlanFieldsProps) {
  return (
    <>
      <Field {...form.field("ownerId")} label="Owner" hint={ownerHint} optional>
        {(control) => <OwnerSelect {...control} name="ownerId" chosen={plan.owner} />}
      </Field>
      <Field {...form.field("dueOn")} label="Due" optional>
        {(control) => (
          <TextInput {...control} name="dueOn" type="date" defaultValue={plan.dueOn ?? ""} />
        )}
      </Field>
      <Field
        {...form.field("effortDays")}
        label="Effort in days"
        hint={effortHint}
        optional={effortHint === undefined}
      >
        {(control) => (
          <TextInput
            {...control}
            name="effortDays"
            type="number"
            min={0}
            step={0.5}
            defaultValue={plan.effortDays === null ? "" : String(plan.effortDays)}
          />
        )}
      </Field>
    </>
  );
}

/** What was left empty is not known: null, never 0. */
export function plannedIn(form: FormData) {
  const effort = textOf(form, "effortDays");
  return {
    ownerId: textOf(form, "ownerId") || null,
    dueOn: textOf(form, "dueOn") || null,
    effortDays: effort === "" ? null : Number(effort),
  };
}
