"use client";

import { useState } from "react";
import { refusalSentence } from "~/server/identity/rules/refusal";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { Refused } from "../problem";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import styles from "./auth-form.module.css";
import { EmailInput } from "./email-input";
import { PasswordInput } from "./password-input";
import { goToProvider, signInWithPassword } from "./sign-in-request";

type SignInFormProps = {
  next: string;
  /** Name of the sign-in provider, when one is configured. */
  provider: string | null;
  /** Code of why the last attempt through the provider was refused. */
  refusal?: string | undefined;
};

const words = { email: "Enter your e-mail address.", password: "Enter your password." };

export function SignInForm({ next, provider, refusal }: SignInFormProps) {
  const [message, setMessage] = useState(
    refusal === undefined ? undefined : refusalSentence(refusal),
  );
  const form = useCommandForm({
    read: (data) => ({ email: textOf(data, "email"), password: textOf(data, "password") }),
    check: (input) => required(input, words),
    send: async ({ email, password }) => {
      setMessage(undefined);
      const outcome = await signInWithPassword(email, password);
      if (!outcome.ok) throw new Refused(outcome.message);
      location.assign(next);
    },
  });
  const leave = async () => {
    const outcome = await goToProvider(next);
    if (!outcome.ok) setMessage(outcome.message);
  };
  return (
    <form className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      {message !== undefined && (
        <Callout tone="bad" live="alert">
          {message}
        </Callout>
      )}
      <Field {...form.field("email")} label="E-mail address" required>
        {(control) => <EmailInput {...control} />}
      </Field>
      <Field {...form.field("password")} label="Password" required>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy} busyLabel="Signing in">
        Sign in
      </Button>
      {provider !== null && (
        <>
          <p className={styles["divider"]}>or</p>
          <Button onClick={() => void leave()}>Continue with {provider}</Button>
        </>
      )}
    </form>
  );
}
