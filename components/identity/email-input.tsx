import { Field } from "../ui/field";
import { TextInput, type TextInputProps } from "../ui/text-input";

/** The address as what one signs in with, unless `autoComplete` says otherwise. */
export function EmailInput(props: Omit<TextInputProps, "type">) {
  return (
    <TextInput name="email" inputMode="email" autoComplete="username" {...props} type="email" />
  );
}

/** The address that is settled already; it stands there to be read, and for password managers. */
export function KnownEmail({ email, hint }: { email: string; hint?: string }) {
  return (
    <Field label="E-mail address" hint={hint}>
      {(control) => <EmailInput {...control} readOnly value={email} />}
    </Field>
  );
}
