"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useId, useState } from "react";
import type { Inputs, Outputs } from "~/server/api/trpc/root";
import { tokenDays } from "~/server/identity/rules/lifetime";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Checkbox } from "../ui/checkbox";
import { CopyField } from "../ui/copy-field";
import { Dialog } from "../ui/dialog";
import { Field, FieldError, FieldStack } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import styles from "./role-boxes.module.css";

type Scope = Inputs["identity"]["createToken"]["scopes"][number];

const scopeWords = {
  "organisation:read": "Read the organisation and its teams",
  "members:read": "Read members",
  "audit:read": "Read the audit trail",
  "maturity:read": "Read frameworks, assessments and results",
  "maturity:answer": "Answer assessments",
  "maturity:write": "Start and sign off assessments, record evidence, plan improvements",
} as const satisfies Record<Scope, string>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
const allScopes = Object.keys(scopeWords) as Scope[];

const lifetimes = [7, 30, tokenDays.suggested, 180, tokenDays.max] as const;

export function CreateTokenButton() {
  const asked = useSearchParams().get("create") === "token";
  const [open, setOpen] = useState(asked);
  return (
    <>
      <Button variant="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        Create token
      </Button>
      {open && <CreateToken onClose={() => setOpen(false)} />}
    </>
  );
}

function CreateToken({ onClose }: { onClose: () => void }) {
  const id = useId();
  const trpc = useTRPC();
  const create = useMutation(trpc.identity.createToken.mutationOptions());
  const form = useCommandForm({
    read: (data) => {
      const marked = data.getAll("scopes");
      return {
        name: textOf(data, "name"),
        days: Number(textOf(data, "days")),
        scopes: allScopes.filter((scope) => marked.includes(scope)),
      };
    },
    check: ({ name, scopes }) => ({
      ...required({ name }, { name: "Say what the token is for." }),
      ...(scopes.length === 0 && { scopes: "Choose at least one scope." }),
    }),
    send: (input) => create.mutateAsync(input),
  });
  if (create.data !== undefined) return <TokenMade made={create.data} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Create an API token"
      description="It can never do more than its scopes say, and it writes in your name."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel="Creating">
            Create token
          </Button>
        </>
      }
    >
      <form id={id} {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
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
          <ScopeBoxes {...form.field("scopes")} />
        </FieldStack>
      </form>
    </Dialog>
  );
}

function ScopeBoxes({ id, error }: { id: string; error: string | undefined }) {
  return (
    <fieldset id={id} tabIndex={-1} className={styles["boxes"]}>
      <legend className={styles["legend"]}>Scopes</legend>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {allScopes.map((scope) => (
        <Checkbox
          key={scope}
          name="scopes"
          value={scope}
          label={scopeWords[scope]}
          detail={scope}
        />
      ))}
    </fieldset>
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
