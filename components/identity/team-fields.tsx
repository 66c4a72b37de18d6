import { type CommandForm, required, textOf } from "../command-form";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";

type Described = { readonly name: string; readonly purpose: string };

type TeamFieldsProps = {
  form: CommandForm;
  team?: Described;
  nameHint?: string | undefined;
};

/** What a team is called and for; read from a form with `teamIn`. */
export function TeamFields({ form, team, nameHint }: TeamFieldsProps) {
  return (
    <>
      <Field {...form.field("name")} label="Name" hint={nameHint} required>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            maxLength={120}
            autoComplete="off"
            defaultValue={team?.name}
          />
        )}
      </Field>
      <Field {...form.field("purpose")} label="Purpose" hint="What the team's models do." optional>
        {(control) => (
          <Textarea {...control} name="purpose" maxLength={2000} defaultValue={team?.purpose} />
        )}
      </Field>
    </>
  );
}

export const teamIn = (form: FormData): Described => ({
  name: textOf(form, "name"),
  purpose: textOf(form, "purpose"),
});

export const checkTeam = ({ name }: Described) =>
  required({ name }, { name: "Enter a name for the team." });
