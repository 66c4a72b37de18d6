"use client";

import { at, isList, type Json, type Path } from "~/server/maturity/rules/framework-edit";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Quiet } from "../../ui/quiet";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { TextInput } from "../../ui/text-input";
import { EvidenceField } from "./evidence-field";
import { below, faultAt, fieldId, type Form, numberIn } from "./form";
import { ListField } from "./list-field";
import { PickMany } from "./pick-many";
import { type Choice, type Spec, wordsAt } from "./specs";

type SpecFieldProps<Of extends Spec = Spec> = { spec: Of; base: Path; form: Form };

/** One field of the form, by what the specification says it is. */
export function SpecField({ spec, base, form }: SpecFieldProps) {
  switch (spec.as) {
    case "choice":
      return <ChoiceField spec={spec} base={base} form={form} />;
    case "many":
      return <ManyField spec={spec} base={base} form={form} />;
    case "list":
      return <ListField spec={spec} base={base} form={form} field={fieldOf(form)} />;
    case "evidence":
      return <EvidenceField label={spec.label} path={below(base, spec.name)} form={form} />;
    case "elsewhere":
      return <Elsewhere spec={spec} base={base} form={form} />;
    default:
      return <WordsField spec={spec} base={base} form={form} />;
  }
}

/** The same as a function, for lists of fields. */
export const fieldOf = (form: Form) =>
  function drawField(spec: Spec, base: Path) {
    return <SpecField spec={spec} base={base} form={form} />;
  };

type Words = Extract<Spec, { as: "text" | "area" | "number" | "address" }>;

function WordsField({ spec, base, form }: SpecFieldProps<Words>) {
  const path = below(base, spec.name);
  const write = (typed: string) => form.edit({ kind: "set", path, value: valueOf(spec.as, typed) });
  const value = wordsAt(form.data, path);
  return (
    <Field id={fieldId(path)} label={spec.label} hint={spec.hint} error={faultAt(form, path)}>
      {(control) =>
        spec.as === "area" ? (
          <Textarea
            {...control}
            rows={2}
            value={value}
            disabled={form.locked}
            onChange={(event) => write(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            {...control}
            inputMode={spec.as === "number" ? "decimal" : undefined}
            value={value}
            disabled={form.locked}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

function valueOf(as: Words["as"], typed: string): Json {
  if (as === "number") return numberIn(typed);
  return as === "address" && typed === "" ? null : typed;
}

type OneOf = Extract<Spec, { as: "choice" }>;

function ChoiceField({ spec, base, form }: SpecFieldProps<OneOf>) {
  const path = below(base, spec.name);
  const value = at(form.data, path);
  const choices = withHeld(spec.choices(form.data), value);
  const choose = (index: number) => {
    const chosen = choices[index]?.value;
    if (chosen === undefined) return;
    form.edit(
      ...(spec.edits?.(form.data, path, chosen) ?? [{ kind: "set" as const, path, value: chosen }]),
    );
  };
  return (
    <Field id={fieldId(path)} label={spec.label} hint={spec.hint} error={faultAt(form, path)}>
      {(control) => (
        <Select
          {...control}
          disabled={form.locked}
          value={String(choices.findIndex((one) => one.value === value))}
          onChange={(event) => choose(Number(event.currentTarget.value))}
        >
          {choices.map((one, index) => (
            <option key={index} value={String(index)}>
              {one.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** What the file says stays to be seen, although it is none of the choices. */
function withHeld(choices: readonly Choice[], value: Json | undefined): readonly Choice[] {
  if (choices.some((one) => one.value === value)) return choices;
  const held =
    value === undefined || value === "" ? "Choose one" : `${JSON.stringify(value)} (not known)`;
  return [{ value: value ?? "", label: held }, ...choices];
}

type AnyOf = Extract<Spec, { as: "many" }>;

function ManyField({ spec, base, form }: SpecFieldProps<AnyOf>) {
  const path = below(base, spec.name);
  const list = at(form.data, path);
  const chosen = isList(list) ? list.filter((one) => typeof one === "string") : [];
  const own = wordsAt(form.data, [...base, "key"]);
  return (
    <PickMany
      id={fieldId(path)}
      label={spec.label}
      hint={spec.hint}
      error={faultAt(form, path)}
      locked={form.locked}
      choices={spec.choices(form.data).filter((one) => one.value !== own)}
      chosen={chosen}
      onChange={(value) => form.edit({ kind: "set", path, value })}
    />
  );
}

type Other = Extract<Spec, { as: "elsewhere" }>;

/** What has too many forms for fields is written in the source. */
function Elsewhere({ spec, base, form }: SpecFieldProps<Other>) {
  const path = below(base, spec.name);
  const error = faultAt(form, path);
  return (
    <div id={fieldId(path)} tabIndex={-1}>
      <p>{spec.label}</p>
      {error !== undefined && <p>{error}</p>}
      <Quiet>This part is written in the source.</Quiet>
      <Button size="small" onClick={() => form.goTo(base)}>
        Go to it in the source
      </Button>
    </div>
  );
}
