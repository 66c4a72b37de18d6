"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import styles from "./auth-form.module.css";
import { EmailInput } from "./email-input";
import { NewPasswordField } from "./new-password-field";
import { PlaceFields } from "./place-fields";
import { signInWithPassword } from "./sign-in-request";

const words = {
  organisation: "Enter the name of your organisation.",
  name: "Enter your name.",
  email: "Enter your e-mail address.",
  password: "Choose a password.",
};

type SetupFormProps = {
  token: string;
  /** The demonstration is there already, so it is not offered. */
  prepared: boolean;
};

/** The first organisation and its first admin, made once with the printed link. */
export function SetupForm({ token, prepared }: SetupFormProps) {
  const trpc = useTRPC();
  const complete = useMutation(trpc.identity.completeSetup.mutationOptions());
  const load = useMutation(trpc.maturity.loadDemo.mutationOptions());
  const shell = useRef<HTMLFormElement>(null);
  const form = useCommandForm({
    read: (data) => ({
      token,
      organisation: textOf(data, "organisation"),
      timeZone: textOf(data, "timeZone"),
      currency: textOf(data, "currency"),
      name: textOf(data, "name"),
      email: textOf(data, "email"),
      password: textOf(data, "password"),
      wantsDemo: data.has("demo"),
    }),
    check: ({ wantsDemo: _wanted, ...input }) => required(input, words),
    send: async ({ wantsDemo, ...input }) => {
      await complete.mutateAsync(input);
      const { ok } = await signInWithPassword(input.email, input.password);
      if (ok && wantsDemo) await load.mutateAsync({});
      location.assign(ok ? "/" : "/sign-in");
    },
  });
  const typed = (name: string) =>
    shell.current === null ? "" : textOf(new FormData(shell.current), name);
  return (
    <form ref={shell} className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      <fieldset>
        <legend className={styles["legend"]}>Your organisation</legend>
        <div className={styles["group"]}>
          <Field {...form.field("organisation")} label="Name" required>
            {(control) => (
              <TextInput
                {...control}
                name="organisation"
                autoComplete="organization"
                maxLength={120}
              />
            )}
          </Field>
          <div className={styles["columns"]}>
            <PlaceFields form={form} />
          </div>
        </div>
      </fieldset>
      <fieldset>
        <legend className={styles["legend"]}>You, the first admin</legend>
        <div className={styles["group"]}>
          <div className={styles["columns"]}>
            <Field {...form.field("name")} label="Your name" required>
              {(control) => (
                <TextInput {...control} name="name" autoComplete="name" maxLength={120} />
              )}
            </Field>
            <Field {...form.field("email")} label="E-mail address" required>
              {(control) => <EmailInput {...control} />}
            </Field>
          </div>
          <NewPasswordField
            {...form.field("password")}
            about={() => [typed("name"), typed("email"), typed("organisation")]}
          />
        </div>
      </fieldset>
      {prepared ? (
        <p>
          The demonstration is loaded: five invented teams with half a year of history. One press
          removes it.
        </p>
      ) : (
        <Checkbox
          name="demo"
          label="Load the demonstration"
          detail="Five invented teams with half a year of history. One press removes them again."
        />
      )}
      <div className={styles["actions"]}>
        <Button type="submit" variant="primary" busy={form.busy} busyLabel="Setting up">
          Set up Cairn
        </Button>
        <span className={styles["note"]}>Next: your first team and its first assessment.</span>
      </div>
    </form>
  );
}
