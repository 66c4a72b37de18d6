"use client";

import { useMutation } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import styles from "./auth-form.module.css";
import { KnownEmail } from "./email-input";
import { NewPasswordField } from "./new-password-field";
import { PasswordInput } from "./password-input";
import { signInWithPassword } from "./sign-in-request";

type AcceptInvitationFormProps = {
  token: string;
  invitation: Outputs["identity"]["checkLink"];
};

const words = { name: "Enter your name.", password: "Enter a password." };

/** Somebody new chooses a password; somebody who has an account here already gives theirs. */
export function AcceptInvitationForm({ token, invitation }: AcceptInvitationFormProps) {
  const { email, name, organisation, hasAccount } = invitation;
  const trpc = useTRPC();
  const accept = useMutation(trpc.identity.acceptInvitation.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ token, name: textOf(data, "name"), password: textOf(data, "password") }),
    check: (input) => required(input, words),
    send: async (input) => {
      await accept.mutateAsync(input);
      const { ok } = await signInWithPassword(email, input.password);
      location.assign(ok ? "/" : "/sign-in");
    },
  });
  return (
    <form className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      <KnownEmail email={email} hint="You sign in with this address." />
      <Field {...form.field("name")} label="Your name" required>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="name"
            maxLength={120}
            defaultValue={name}
          />
        )}
      </Field>
      {hasAccount ? (
        <Field
          {...form.field("password")}
          label="Password"
          hint="You have an account here already. Enter the password you sign in with."
          required
        >
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" />
          )}
        </Field>
      ) : (
        <NewPasswordField {...form.field("password")} about={() => [email, name, organisation]} />
      )}
      <Button type="submit" variant="primary" busy={form.busy} busyLabel="Joining">
        Join {organisation}
      </Button>
    </form>
  );
}
