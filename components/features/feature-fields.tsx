"use client";

import { useQuery } from "@tanstack/react-query";
import type { CommandForm } from "../command-form";
import { useTRPC } from "../trpc";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { sourcesText } from "./sources-text";
import { promiseOf, statuses, statusWords, units, type WholeFeature } from "./words";

const saidText = (value: boolean | null): string => (value === null ? "" : value ? "yes" : "no");

type Part = { form: CommandForm; feature: WholeFeature };

/** What it says and what it is about. */
export function Meaning({ form, feature }: Part) {
  return (
    <>
      <Field {...form.field("description")} label="What it says" optional>
        {(control) => (
          <Textarea
            {...control}
            name="description"
            rows={3}
            maxLength={5000}
            defaultValue={feature.description}
          />
        )}
      </Field>
      <Field
        {...form.field("entity")}
        label="What it is about"
        hint="card, customer, shop"
        optional
      >
        {(control) => (
          <TextInput
            {...control}
            name="entity"
            maxLength={120}
            autoComplete="off"
            defaultValue={feature.entity}
          />
        )}
      </Field>
      <Field {...form.field("valueType")} label="Type of its values" optional>
        {(control) => (
          <TextInput
            {...control}
            name="valueType"
            maxLength={200}
            autoComplete="off"
            defaultValue={feature.valueType}
          />
        )}
      </Field>
    </>
  );
}

/** Where it comes from and how it is made. */
export function Origin({ form, feature }: Part) {
  return (
    <>
      <Field
        {...form.field("sources")}
        label="Comes from"
        hint="One column on a line, as payments: amount"
        optional
      >
        {(control) => (
          <Textarea
            {...control}
            name="sources"
            rows={3}
            defaultValue={sourcesText(feature.sources)}
          />
        )}
      </Field>
      <Field
        {...form.field("definition")}
        label="How it is computed"
        hint="As code or as a sentence"
        optional
      >
        {(control) => (
          <Textarea
            {...control}
            name="definition"
            rows={3}
            maxLength={20_000}
            defaultValue={feature.definition}
          />
        )}
      </Field>
    </>
  );
}

/** Who answers for it. */
export function Answering({ form, feature }: Part) {
  const trpc = useTRPC();
  const { data: people = [] } = useQuery(trpc.identity.pickMembers.queryOptions({ limit: 50 }));
  const { data: teams = [] } = useQuery(trpc.identity.pickTeams.queryOptions({ limit: 50 }));
  return (
    <>
      <Field {...form.field("ownerMemberId")} label="Owner">
        {(control) => (
          <Select {...control} name="ownerMemberId" defaultValue={feature.owner?.id ?? ""}>
            <option value="">Nobody</option>
            {withChosen(feature.owner, people).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...form.field("ownerTeamId")} label="Team">
        {(control) => (
          <Select {...control} name="ownerTeamId" defaultValue={feature.ownerTeam?.id ?? ""}>
            <option value="">None</option>
            {withChosen(feature.ownerTeam, teams).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

type Named = { readonly id: string; readonly name: string };

/** The one stored now is offered even when it can no longer be chosen anew. */
const withChosen = (chosen: Named | null, all: readonly Named[]): readonly Named[] =>
  chosen === null ? all : [chosen, ...all.filter(({ id }) => id !== chosen.id)];

/** What is promised of it, and what people say where records show nothing. */
export function Marks({ form, feature }: Part) {
  const promise = feature.freshMinutes === null ? null : promiseOf(feature.freshMinutes);
  return (
    <>
      <Field {...form.field("freshMinutes")} label="Never older than" optional>
        {(control) => (
          <TextInput
            {...control}
            name="fresh"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={promise?.amount ?? ""}
          />
        )}
      </Field>
      <Field {...form.field("unit")} label="Counted in">
        {(control) => (
          <Select {...control} name="unit" defaultValue={promise?.unit ?? "hour"}>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unit}s
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...form.field("status")} label="Status">
        {(control) => (
          <Select {...control} name="status" defaultValue={feature.status}>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {statusWords[status]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {(["saidInTraining", "saidInServing"] as const).map((mark) => (
        <Field
          key={mark}
          {...form.field(mark)}
          label={mark === "saidInTraining" ? "Is it in training?" : "Is it in serving?"}
          hint="What records show counts first"
        >
          {(control) => (
            <Select {...control} name={mark} defaultValue={saidText(feature[mark])}>
              <option value="">Not known</option>
              <option value="yes">Yes</option>
              <option value="no">No</option>
            </Select>
          )}
        </Field>
      ))}
    </>
  );
}
