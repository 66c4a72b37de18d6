"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { DefinitionList } from "../ui/definition-list";
import { Field, FieldStack } from "../ui/field";
import { formatCount } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { TextInput } from "../ui/text-input";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";
import { NeedsRole } from "./needs-role";
import { PlaceFields } from "./place-fields";
import styles from "./organisation-view.module.css";

export function OrganisationView() {
  const trpc = useTRPC();
  const me = useMe();
  const { data: organisation } = useSuspenseQuery(trpc.identity.findOrganisation.queryOptions({}));
  const { name, timeZone, currency, createdAt, activeMembers, teams } = organisation;
  const manages = me.can("organisation:manage");
  return (
    <>
      <PageHeader
        title="Organisation"
        finding={`${formatCount(activeMembers, "active member")} in ${formatCount(teams, "team")}.`}
      />
      <div className={styles["narrow"]}>
        {manages ? (
          <OrganisationForm key={`${name} ${timeZone} ${currency}`} organisation={organisation} />
        ) : (
          <Card title="Settings">
            <DefinitionList
              items={[
                { term: "Name", detail: name },
                { term: "Time zone", detail: timeZone },
                { term: "Currency", detail: currency },
                { term: "Set up", detail: <Time at={createdAt} zone={timeZone} /> },
              ]}
            />
            <NeedsRole action="change the organisation" roles={["admin"]} />
          </Card>
        )}
      </div>
    </>
  );
}

type OrganisationFormProps = { organisation: { name: string; timeZone: string; currency: string } };

function OrganisationForm({ organisation }: OrganisationFormProps) {
  const trpc = useTRPC();
  const show = useToast();
  const update = useMutation(trpc.identity.updateOrganisation.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({
      name: textOf(data, "name"),
      timeZone: textOf(data, "timeZone"),
      currency: textOf(data, "currency"),
    }),
    check: (input) => required(input, { name: "Enter a name." }),
    send: async (input) => {
      await update.mutateAsync(input);
      const { name, timeZone, currency } = organisation;
      show({
        tone: "good",
        message: "The organisation is saved.",
        undo: { run: () => update.mutate({ name, timeZone, currency }) },
      });
    },
  });
  return (
    <Card title="Settings">
      <form {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <Field {...form.field("name")} label="Name" required>
            {(control) => (
              <TextInput
                {...control}
                name="name"
                autoComplete="organization"
                maxLength={120}
                defaultValue={organisation.name}
              />
            )}
          </Field>
          <PlaceFields form={form} zone={organisation.timeZone} currency={organisation.currency} />
          <div>
            <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
              Save
            </Button>
          </div>
        </FieldStack>
      </form>
    </Card>
  );
}
