"use client";

import { useMutation } from "@tanstack/react-query";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import styles from "./auth-form.module.css";
import { KnownEmail } from "./email-input";
import { NewPasswordField } from "./new-password-field";
import { signInWithPassword } from "./sign-in-request";

const words = { password: "Choose a password." };

/** A new password by a one-time link; every session that was open ends. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const trpc = useTRPC();
  const reset = useMutation(trpc.identity.resetPassword.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ token, password: textOf(data, "password") }),
    check: (input) => required(input, words),
    send: async (input) => {
      await reset.mutateAsync(input);
      const { ok } = await signInWithPassword(email, input.password);
      location.assign(ok ? "/" : "/sign-in");
    },
  });
  return (
    <form className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      <KnownEmail email={email} />
      <NewPasswordField {...form.field("password")} about={() => [email]} />
      <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
        Save and sign in
      </Button>
    </form>
  );
}
