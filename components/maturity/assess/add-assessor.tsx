"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Field, FieldStack } from "../../ui/field";
import { Select } from "../../ui/select";
import { useSaidDone } from "./use-said-done";

type AddProps = { assessmentId: string; slug: string; present: readonly string[] };

/** Offers the rest of the team; who cannot assess is listed with the reason. */
export function AddAssessor(props: AddProps) {
  const [open, setOpen] = useState(false);
  if (open) return <AddForm {...props} onDone={() => setOpen(false)} />;
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        Add an assessor
      </Button>
    </div>
  );
}

function AddForm({ assessmentId, slug, present, onDone }: AddProps & { onDone: () => void }) {
  const trpc = useTRPC();
  const { done } = useSaidDone();
  const asked = useQuery(trpc.maturity.assessorCandidates.queryOptions({ slug }));
  const add = useMutation(trpc.maturity.addAssessor.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ assessmentId, memberId: textOf(data, "memberId") }),
    check: ({ memberId }) => required({ memberId }, { memberId: "Choose a person." }),
    send: async (input) => {
      const { again } = await add.mutateAsync(input);
      onDone();
      done(again ? "Added again, with the sheet they had." : "Added, with an empty sheet.");
    },
  });
  if (asked.isError) {
    return (
      <Callout tone="bad" live="alert">
        {sentenceOf(asked.error)}
      </Callout>
    );
  }
  const people = (asked.data?.people ?? []).filter(({ memberId }) => !present.includes(memberId));
  return (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        <Field {...form.field("memberId")} label="Person of the team" required>
          {(control) => (
            <Select {...control} name="memberId" defaultValue="">
              <option value="">{asked.isPending ? "Reading the team" : "Choose a person"}</option>
              {people.map(({ memberId, name, whyNot }) => (
                <option key={memberId} value={memberId} disabled={whyNot !== null}>
                  {whyNot === null ? name : `${name}: ${whyNot}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div>
          <Button type="submit" busy={form.busy} busyLabel="Adding">
            Add
          </Button>{" "}
          <Button variant="quiet" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </FieldStack>
    </form>
  );
}
