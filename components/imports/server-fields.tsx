import type { CommandForm } from "../command-form";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";

/** Which server, and in whose name it is read. */
export function ServerFields({ form }: { form: CommandForm }) {
  return (
    <>
      <Field
        {...form.field("address")}
        label="Address"
        required
        hint="As in MLFLOW_TRACKING_URI. Cairn must reach it from its own machine; only https is read unless the operator allows the host."
      >
        {(control) => (
          <TextInput
            {...control}
            name="address"
            type="url"
            inputMode="url"
            maxLength={2000}
            autoComplete="off"
            placeholder="https://mlflow.example.org"
          />
        )}
      </Field>
      <Field
        {...form.field("user")}
        label="Name"
        optional
        hint="With a password. Leave it empty for a token, or when the server asks for nothing."
      >
        {(control) => <TextInput {...control} name="user" maxLength={500} autoComplete="off" />}
      </Field>
      <Field
        {...form.field("secret")}
        label="Password or token"
        optional
        hint="Kept encrypted until the import is over, then forgotten. It is never shown again."
      >
        {(control) => (
          <TextInput
            {...control}
            name="secret"
            type="password"
            maxLength={10_000}
            autoComplete="off"
          />
        )}
      </Field>
    </>
  );
}
