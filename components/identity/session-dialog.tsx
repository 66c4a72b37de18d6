"use client";

import { useSyncExternalStore } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { Refused } from "../problem";
import { sessionGate } from "../session-gate";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useMe } from "../use-me";
import styles from "./auth-form.module.css";
import { KnownEmail } from "./email-input";
import { PasswordInput } from "./password-input";
import { signInWithPassword } from "./sign-in-request";

const words = { password: "Enter your password." };
const onServer = () => false;

/** Opens over the page when the session has ended; what was typed stays, and held requests go on after it. */
export function SessionDialog() {
  const { member } = useMe();
  const open = useSyncExternalStore(sessionGate.subscribe, sessionGate.isOpen, onServer);
  return (
    <Dialog
      open={open}
      // Settling with a closed dialog changes nothing, so the echo of closing is harmless.
      onClose={() => sessionGate.isOpen() && sessionGate.settle(false)}
      title="Your session has ended"
      description="Sign in again to go on. What you typed is still on this page."
    >
      {open && <Again email={member.email} />}
    </Dialog>
  );
}

function Again({ email }: { email: string }) {
  const form = useCommandForm({
    read: (data) => ({ password: textOf(data, "password") }),
    check: (input) => required(input, words),
    send: async ({ password }) => {
      const outcome = await signInWithPassword(email, password);
      if (outcome.ok) sessionGate.settle(true);
      else throw new Refused(outcome.message);
    },
  });
  return (
    <form className={styles["form"]} {...form.formProps}>
      <FormRefusal form={form} />
      <KnownEmail email={email} hint="To sign in as somebody else, leave this page." />
      <Field {...form.field("password")} label="Password" required>
        {(control) => (
          // The dialog exists to ask this one thing.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          <PasswordInput {...control} name="password" autoComplete="current-password" autoFocus />
        )}
      </Field>
      <div className={styles["actions"]}>
        <Button type="submit" variant="primary" busy={form.busy} busyLabel="Signing in">
          Sign in and go on
        </Button>
      </div>
      <p className={styles["note"]}>
        Do you sign in another way?{" "}
        <a href="/sign-in" target="_blank" rel="noreferrer">
          Sign in in a new tab
        </a>
        , then{" "}
        <Button size="small" onClick={() => sessionGate.settle(true)}>
          go on here
        </Button>
      </p>
    </form>
  );
}
