"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { FormRefusal, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Field, FieldStack } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { PersonSelect, TeamSelect } from "./who-select";
import { useSaid } from "./use-registry";
import { lifecycles, lifecycleWords, riskTiers, riskWords, type WholeModel } from "./words";

type EditModelProps = { model: WholeModel; onClose: () => void };

const idOf = (form: FormData, name: string): string | null => textOf(form, name) || null;

/** What is stored now, for taking a change back. */
const storedOf = (model: WholeModel) => ({
  name: model.name,
  description: model.description,
  useCase: model.useCase,
  ownerMemberId: model.owner?.id ?? null,
  deputyMemberId: model.deputy?.id ?? null,
  ownerTeamId: model.ownerTeam?.id ?? null,
  riskTier: model.riskTier,
  lifecycle: model.lifecycle,
});

const readModel = (name: string) => (form: FormData) => ({
  name,
  description: textOf(form, "description").trim(),
  useCase: textOf(form, "useCase").trim(),
  ownerMemberId: idOf(form, "ownerMemberId"),
  deputyMemberId: idOf(form, "deputyMemberId"),
  ownerTeamId: idOf(form, "ownerTeamId"),
  riskTier: riskTiers.find((one) => one === textOf(form, "riskTier")) ?? null,
  lifecycle: lifecycles.find((one) => one === textOf(form, "lifecycle")) ?? "development",
});

/** The facts of a model as a form, in their own place. */
export function EditModel({ model, onClose }: EditModelProps) {
  const trpc = useTRPC();
  const { done, again } = useSaid();
  const update = useMutation(trpc.registry.updateModel.mutationOptions({ onSuccess: again }));
  const teams = useQuery(trpc.identity.pickTeams.queryOptions({ limit: 50 }));
  const people = useQuery(trpc.identity.pickMembers.queryOptions({ limit: 50 }));
  const form = useCommandForm({
    read: readModel(model.name),
    send: async (input) => {
      await update.mutateAsync(input);
      done("The facts are saved.", () => update.mutate(storedOf(model)));
      onClose();
    },
  });
  return (
    <form {...form.formProps}>
      <FieldStack>
        <FormRefusal form={form} />
        <Field {...form.field("description")} label="What it does" optional>
          {(control) => (
            <Textarea
              {...control}
              name="description"
              rows={3}
              maxLength={20_000}
              defaultValue={model.description}
            />
          )}
        </Field>
        <Field {...form.field("useCase")} label="Use case" optional>
          {(control) => (
            <TextInput
              {...control}
              name="useCase"
              maxLength={2000}
              autoComplete="off"
              defaultValue={model.useCase}
            />
          )}
        </Field>
        <Field {...form.field("ownerMemberId")} label="Owner">
          {(control) => (
            <PersonSelect {...control} name="ownerMemberId" chosen={model.owner} people={people} />
          )}
        </Field>
        <Field
          {...form.field("deputyMemberId")}
          label="Deputy"
          hint="Stands in for the owner, so somebody else."
        >
          {(control) => (
            <PersonSelect
              {...control}
              name="deputyMemberId"
              chosen={model.deputy}
              people={people}
            />
          )}
        </Field>
        <Field {...form.field("ownerTeamId")} label="Team">
          {(control) => (
            <TeamSelect {...control} name="ownerTeamId" chosen={model.ownerTeam} teams={teams} />
          )}
        </Field>
        <RiskAndLife form={form} model={model} />
        <div>
          <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
            Save facts
          </Button>{" "}
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </FieldStack>
    </form>
  );
}

type Fields = { form: ReturnType<typeof useCommandForm>; model: WholeModel };

function RiskAndLife({ form, model }: Fields) {
  return (
    <>
      <Field
        {...form.field("riskTier")}
        label="Risk tier"
        hint="How much harm a wrong answer of it does."
      >
        {(control) => (
          <Select {...control} name="riskTier" defaultValue={model.riskTier ?? ""}>
            <option value="">Not judged</option>
            {riskTiers.map((tier) => (
              <option key={tier} value={tier}>
                {riskWords[tier]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...form.field("lifecycle")} label="Lifecycle">
        {(control) => (
          <Select {...control} name="lifecycle" defaultValue={model.lifecycle}>
            {lifecycles.map((one) => (
              <option key={one} value={one}>
                {lifecycleWords[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
