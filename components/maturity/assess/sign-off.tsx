"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormRefusal, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldError, FieldStack } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";

type SignOffProps = { assessmentId: string; statement: string; heldUp: number; resultHref: string };

/** The signature: after it the answers no longer change, and a milestone keeps the day. */
export function SignOff({ assessmentId, statement, heldUp, resultHref }: SignOffProps) {
  const form = useSignOff(assessmentId, resultHref);
  return (
    <Card title="Sign off">
      <form {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <Field {...form.field("milestoneName")} label="Name of the milestone" optional>
            {(control) => (
              <TextInput {...control} name="milestoneName" maxLength={120} autoComplete="off" />
            )}
          </Field>
          <Agreement field={form.field("statementAccepted")} statement={statement} />
          <p>
            {heldUp === 0
              ? "After signing the answers stay as they are. Evidence is collected once more and a milestone is saved."
              : "Signing will be refused until what is listed above is settled."}
          </p>
          <div>
            <Button type="submit" variant="primary" busy={form.busy} busyLabel="Signing">
              Sign off
            </Button>
          </div>
        </FieldStack>
      </form>
    </Card>
  );
}

type AgreementProps = { field: { id: string; error: string | undefined }; statement: string };

function Agreement({ field: { id, error }, statement }: AgreementProps) {
  return (
    <div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Checkbox
        id={id}
        name="statementAccepted"
        label={statement}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}

function useSignOff(assessmentId: string, resultHref: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const sign = useMutation(trpc.maturity.signOff.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      assessmentId,
      statementAccepted: textOf(data, "statementAccepted") !== "",
      milestoneName: textOf(data, "milestoneName").trim(),
    }),
    check: ({ statementAccepted }): Record<string, string> =>
      statementAccepted ? {} : { statementAccepted: "Agree to the statement to sign." },
    send: async ({ milestoneName }) => {
      const name = milestoneName === "" ? {} : { milestoneName };
      await sign.mutateAsync({ assessmentId, statementAccepted: true, ...name });
      show({ message: "Signed off.", tone: "good" });
      router.push(toRoute(resultHref));
    },
  });
}
