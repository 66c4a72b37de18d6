"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { NeedsCampaignRights } from "./needs-campaign-rights";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field, FieldStack } from "../../ui/field";
import { PageHeader } from "../../ui/page-header";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { TextInput } from "../../ui/text-input";
import { useMe } from "../../use-me";
import { TeamPicker } from "./team-picker";

/** What is asked, of which teams, until when. */
export function StartCampaignForm() {
  const trpc = useTRPC();
  const me = useMe();
  const { data: frameworks } = useSuspenseQuery(trpc.maturity.listFrameworks.queryOptions({}));
  const form = useStart();
  const head = (
    <PageHeader
      crumbs={[
        { label: "Maturity", href: "/maturity" },
        { label: "Campaigns", href: "/maturity/campaigns" },
      ]}
      title="Start a campaign"
      finding="Leads of the teams you choose find it in what waits for them, and start when they are ready."
    />
  );
  if (!me.can("maturity:campaign")) {
    return (
      <>
        {head}
        <NeedsCampaignRights />
      </>
    );
  }
  return (
    <>
      {head}
      <Card>
        <form {...form.formProps}>
          <FieldStack>
            <FormRefusal form={form} />
            <Field {...form.field("name")} label="Name" required>
              {(control) => <TextInput {...control} name="name" maxLength={120} />}
            </Field>
            <Field {...form.field("framework")} label="Framework" required>
              {(control) => (
                <Select {...control} name="framework" defaultValue={frameworks[0]?.key}>
                  {frameworks.map(({ key, title, minutes }) => (
                    <option key={key} value={key}>
                      {title}, about {minutes} minutes
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field {...form.field("dueOn")} label="Due" required>
              {(control) => <TextInput {...control} name="dueOn" type="date" />}
            </Field>
            <Field {...form.field("message")} label="What the teams should know" optional>
              {(control) => <Textarea {...control} name="message" maxLength={2000} />}
            </Field>
            <TeamPicker field={form.field("teams")} />
            <div>
              <Button type="submit" variant="primary" busy={form.busy} busyLabel="Starting">
                Start campaign
              </Button>
            </div>
          </FieldStack>
        </form>
      </Card>
    </>
  );
}

function useStart() {
  const trpc = useTRPC();
  const router = useRouter();
  const start = useMutation(trpc.maturity.startCampaign.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      name: textOf(data, "name"),
      framework: textOf(data, "framework"),
      dueOn: textOf(data, "dueOn"),
      message: textOf(data, "message"),
      teams: data.getAll("teams").filter((one) => typeof one === "string"),
    }),
    check: ({ name, framework, dueOn, teams }): Record<string, string> => ({
      ...required(
        { name: name.trim(), framework, dueOn },
        { name: "Enter a name.", framework: "Choose a framework.", dueOn: "Choose a day." },
      ),
      ...(teams.length === 0 ? { teams: "Choose at least one team." } : {}),
    }),
    send: async (input) => {
      const { campaignId } = await start.mutateAsync(input);
      router.push(toRoute(`/maturity/campaigns/${campaignId}`));
    },
  });
}
