"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { FormRefusal, required, textOf, useCommandForm } from "../../command-form";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Field, FieldStack } from "../../ui/field";
import { PageHeader } from "../../ui/page-header";
import { RadioRows } from "../../ui/radio-rows";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { useMe } from "../../use-me";
import { AssessorPicker } from "./assessor-picker";
import { type Mode, modeOf, modes } from "./modes";

/** Which team, by which framework, who answers, until when. */
export function StartForm() {
  const trpc = useTRPC();
  const me = useMe();
  const asked = useSearchParams();
  const { data: frameworks } = useSuspenseQuery(trpc.maturity.listFrameworks.queryOptions({}));
  const form = useStart();
  const [slug, setSlug] = useState(asked.get("team") ?? me.teams[0]?.slug ?? "");
  const [mode, setMode] = useState<Mode>("shared");
  const head = (
    <PageHeader
      crumbs={[{ label: "Assessments", href: "/assessments" }]}
      title="Start an assessment"
      finding="Answers on one sheet start from the last signed-off assessment, so only what changed needs a word."
    />
  );
  if (!me.can("maturity:write") || me.teams.length === 0) {
    return (
      <>
        {head}
        <Callout tone="info" title="You cannot start one yet">
          {me.can("maturity:write")
            ? "You are on no team. An admin can add you to one on the team's page."
            : "Assessments are started by leads. An admin can give you that role."}
        </Callout>
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
            <Field {...form.field("slug")} label="Team" required>
              {(control) => (
                <Select
                  {...control}
                  name="slug"
                  value={slug}
                  onChange={({ currentTarget }) => setSlug(currentTarget.value)}
                >
                  {me.teams.map(({ slug, name }) => (
                    <option key={slug} value={slug}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <RadioRows
              {...form.field("framework")}
              legend="Framework"
              name="framework"
              defaultValue={asked.get("framework") ?? frameworks[0]?.key}
              options={frameworks.map(({ key, title, summary, askedCount, minutes }) => ({
                value: key,
                label: title,
                detail: `${summary} Asks ${askedCount} practices, about ${minutes} minutes.`,
              }))}
            />
            <RadioRows
              {...form.field("mode")}
              legend="Who answers"
              name="mode"
              value={mode}
              onValueChange={(value) => setMode(modeOf(value))}
              options={modes}
            />
            {mode === "several" && (
              <AssessorPicker key={slug} slug={slug} field={form.field("assessors")} />
            )}
            <Field {...form.field("dueOn")} label="Due" optional>
              {(control) => <TextInput {...control} name="dueOn" type="date" />}
            </Field>
            <div>
              <Button type="submit" variant="primary" busy={form.busy} busyLabel="Starting">
                Start assessment
              </Button>
            </div>
          </FieldStack>
        </form>
      </Card>
    </>
  );
}

const fewestAssessors = 2;

function useStart() {
  const trpc = useTRPC();
  const router = useRouter();
  const start = useMutation(trpc.maturity.startAssessment.mutationOptions());
  return useCommandForm({
    read: (data) => ({
      slug: textOf(data, "slug"),
      framework: textOf(data, "framework"),
      dueOn: textOf(data, "dueOn"),
      mode: modeOf(textOf(data, "mode")),
      assessors: data.getAll("assessors").filter((one) => typeof one === "string"),
    }),
    check: ({ slug, framework, mode, assessors }): Record<string, string> => ({
      ...required(
        { slug, framework },
        { slug: "Choose a team.", framework: "Choose a framework." },
      ),
      ...(mode === "several" && assessors.length < fewestAssessors
        ? { assessors: "Choose at least two people." }
        : {}),
    }),
    send: async ({ dueOn, assessors, ...input }) => {
      const { assessmentId } = await start.mutateAsync({
        ...input,
        ...(input.mode === "several" ? { assessors } : {}),
        ...(dueOn === "" ? {} : { dueOn }),
      });
      router.push(toRoute(`/assessments/${assessmentId}`));
    },
  });
}
