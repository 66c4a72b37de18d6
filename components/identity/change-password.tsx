"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Field, FieldStack } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { NewPasswordField } from "./new-password-field";
import { PasswordInput } from "./password-input";

const words = { current: "Enter your password of today.", next: "Choose a new password." };

export function ChangePassword() {
  const [round, setRound] = useState(0);
  return (
    <Card title="Password">
      {/* A new round empties the fields after a success. */}
      <PasswordForm key={round} onChanged={() => setRound(round + 1)} />
    </Card>
  );
}

function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const trpc = useTRPC();
  const me = useMe();
  const show = useToast();
  const change = useMutation(trpc.identity.changePassword.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ current: textOf(data, "current"), next: textOf(data, "password") }),
    check: (input) => required(input, words),
    send: async (input) => {
      const { ended } = await change.mutateAsync(input);
      const others =
        ended === 0 ? "" : ` Your ${ended} other ${ended === 1 ? "session" : "sessions"} ended.`;
      show({ tone: "good", message: `Your password is changed.${others}` });
      onChanged();
    },
  });
  return (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        {/* Password managers need to know whose password it is. */}
        <TextInput
          type="hidden"
          name="username"
          autoComplete="username"
          value={me.member.email}
          readOnly
        />
        <Field {...form.field("current")} label="Password of today" required>
          {(control) => (
            <PasswordInput {...control} name="current" autoComplete="current-password" />
          )}
        </Field>
        <NewPasswordField
          {...form.field("next")}
          label="New password"
          about={() => [me.member.name, me.member.email, me.organisation.name]}
        />
        <div>
          <Button type="submit" busy={form.busy} busyLabel="Changing">
            Change password
          </Button>
        </div>
      </FieldStack>
    </form>
  );
}
