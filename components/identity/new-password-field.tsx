"use client";

import { useState } from "react";
import { Field } from "../ui/field";
import { Status } from "../ui/status";
import { PasswordInput } from "./password-input";

type NewPasswordFieldProps = {
  id: string;
  error: string | undefined;
  label?: string;
  /** E-mail, name and organisation: what a password must not be made of. */
  about: () => readonly string[];
};

/** A sentence when it will be refused, null when not; `undefined` while nothing is typed. */
type Verdict = string | null | undefined;

const advice = "At least 12 characters. A few unrelated words work well.";

/** Says while typing whether the password will be accepted, by the rule the server applies. */
export function NewPasswordField({ id, error, label = "Password", about }: NewPasswordFieldProps) {
  const [verdict, setVerdict] = useState<Verdict>();
  const judge = async (typed: string) => {
    // The rule brings a list of common passwords (49 kB), which only this field needs.
    const { passwordProblem } = await import("~/server/identity/rules/password");
    setVerdict(typed === "" ? undefined : passwordProblem(typed, about()));
  };
  return (
    <>
      <Field id={id} label={label} hint={advice} error={error} required>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={256}
            onChange={(event) => void judge(event.target.value)}
          />
        )}
      </Field>
      <output>
        {verdict === null && <Status status="good">This password can be used.</Status>}
        {typeof verdict === "string" && <Status status="watch">{verdict}</Status>}
      </output>
    </>
  );
}
