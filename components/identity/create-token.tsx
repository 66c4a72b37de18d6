"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Inputs, Outputs } from "~/server/api/trpc/root";
import { keysOf } from "~/server/core/rules/keys";
import { tokenDays } from "~/server/identity/rules/lifetime";
import { markedOf, required, textOf, useCommandForm } from "../command-form";
import { DialogButton, FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { CheckboxSet } from "../ui/checkbox-set";
import { CopyField } from "../ui/copy-field";
import { Dialog } from "../ui/dialog";
import { Field, FieldStack } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Time } from "../ui/time";
import { useMe } from "../use-me";

type Scope = Inputs["identity"]["createToken"]["scopes"][number];

const scopeWords = {
  "organisation:read": "Read the organisation and its teams",
  "members:read": "Read members",
  "audit:read": "Read the audit trail",
  "maturity:read": "Read frameworks, assessments and results",
  "maturity:answer": "Answer assessments",
  "maturity:campaign": "Start and end campaigns",
  "tracking:read": "Read experiments, runs and artifacts",
  "tracking:write": "Log runs and artifacts, as MLflow clients do",
  "registry:read": "Read models and versions",
  "registry:write": "Register models and versions, set aliases",
  "datasets:read": "Read datasets and features",
  "datasets:write": "Register datasets and features",
  "imports:write": "Import runs and models from elsewhere",
  "maturity:write": "Start and sign off assessments, record evidence, plan improvements",
} as const satisfies Record<Scope, string>;

const allScopes = keysOf(scopeWords);

const scopeChoices = allScopes.map((scope) => ({
  value: scope,
  label: scopeWords[scope],
  detail: scope,
}));

const lifetimes = [7, 30, tokenDays.suggested, 180, tokenDays.max] as const;

export function CreateTokenButton() {
  return (
    <DialogButton
      label="Create token"
      create="token"
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
    >
      {(close) => <CreateToken onClose={close} />}
    </DialogButton>
  );
}

function CreateToken({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const create = useMutation(trpc.identity.createToken.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      name: textOf(data, "name"),
      days: Number(textOf(data, "days")),
      scopes: markedOf(data, "scopes", allScopes),
    }),
    check: ({ name, scopes }) => ({
      ...required({ name }, { name: "Say what the token is for." }),
      ...(scopes.length === 0 && { scopes: "Choose at least one scope." }),
    }),
    send: (input) => create.mutateAsync(input),
  });
  if (create.data !== undefined) return <TokenMade made={create.data} onClose={onClose} />;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title="Create an API token"
      description="It can never do more than its scopes say, and it writes in your name."
      action="Create token"
      busyAction="Creating"
    >
      <Field
        {...form.field("name")}
        label="What is it for?"
        hint="Such as “nightly training pipeline”."
        required
      >
        {(control) => <TextInput {...control} name="name" maxLength={120} autoComplete="off" />}
      </Field>
      <Field {...form.field("days")} label="Works for" required>
        {(control) => (
          <Select {...control} name="days" defaultValue={tokenDays.suggested}>
            {lifetimes.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </Select>
        )}
      </Field>
      <CheckboxSet {...form.field("scopes")} legend="Scopes" name="scopes" choices={scopeChoices} />
    </FormDialog>
  );
}

type TokenMadeProps = { made: Outputs["identity"]["createToken"]; onClose: () => void };

function TokenMade({ made, onClose }: TokenMadeProps) {
  const { zone } = useMe();
  return (
    <Dialog
      open
      onClose={onClose}
      title="The token is made"
      footer={
        <Button variant="primary" onClick={onClose}>
          I have stored it
        </Button>
      }
    >
      <FieldStack>
        {made.token === null ? (
          <Callout tone="watch">
            This token was made before and cannot be shown again. Make a new one.
          </Callout>
        ) : (
          <CopyField label="Token" value={made.token} once />
        )}
        <p>
          It works until <Time at={made.expiresAt} zone={zone} />. Send it as{" "}
          <code>Authorization: Bearer …</code>
        </p>
      </FieldStack>
    </Dialog>
  );
}
