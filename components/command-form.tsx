"use client";

import { type FormEvent, useId, useState } from "react";
import { fieldProblems, sentenceOf } from "./problem";
import { Callout } from "./ui/callout";
import { ErrorSummary } from "./ui/error-summary";

type Problems = Readonly<Record<string, string>>;

type Spec<Input> = {
  /** Takes the input of the command out of the form's fields. */
  readonly read: (form: FormData) => Input;
  /** Problems that can be told without asking the server, by field name. */
  readonly check?: (input: Input) => Problems;
  readonly send: (input: Input) => Promise<unknown>;
};

export type CommandForm = {
  readonly busy: boolean;
  /** Spread on `<form>`. The fields keep their own values, so a refusal loses nothing that was typed. */
  readonly formProps: {
    readonly method: "post";
    readonly noValidate: true;
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  };
  /** Spread on `<Field>`: ties its control, its error and the summary's link together. */
  readonly field: (name: string) => { id: string; error: string | undefined };
  readonly refusal: Refusal | null;
};

type Refusal = {
  readonly attempt: number;
  readonly message: string;
  readonly fields: readonly { fieldId: string; message: string }[];
};

/** The life of one form: read, check, send, and show what was refused beside its field. */
export function useCommandForm<Input>({ read, check, send }: Spec<Input>): CommandForm {
  const prefix = useId();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const refuse = (fields: Problems, message: string) => {
    setProblems(fields);
    setRefusal((last) => ({
      attempt: (last?.attempt ?? 0) + 1,
      message,
      fields: Object.entries(fields).map(([name, text]) => ({
        fieldId: `${prefix}-${name}`,
        message: text,
      })),
    }));
  };

  const submit = async (input: Input) => {
    const early = check?.(input) ?? {};
    if (Object.keys(early).length > 0) {
      refuse(early, "");
      return;
    }
    setBusy(true);
    try {
      await send(input);
      setProblems({});
      setRefusal(null);
    } catch (error) {
      refuse(fieldProblems(error), sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    refusal,
    field: (name) => ({ id: `${prefix}-${name}`, error: problems[name] }),
    formProps: {
      // Without script the browser must not put what was typed, a password even, into the address.
      method: "post",
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        if (!busy) void submit(read(new FormData(event.currentTarget)));
      },
    },
  };
}

/** Stands first in the form: which fields need a look, or the one sentence that explains a refusal. */
export function FormRefusal({ form: { refusal } }: { form: CommandForm }) {
  if (refusal === null) return null;
  if (refusal.fields.length > 0) {
    return <ErrorSummary key={refusal.attempt} problems={refusal.fields} />;
  }
  return (
    <Callout key={refusal.attempt} tone="bad" live="alert">
      {refusal.message}
    </Callout>
  );
}

/** The text of one field; "" when it is absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Those of `all` whose box is marked, in the order of `all`. */
export function markedOf<Value extends string>(
  form: FormData,
  name: string,
  all: readonly Value[],
): Value[] {
  const marked = form.getAll(name);
  return all.filter((value) => marked.includes(value));
}

/** Says which of these are empty. The words tell what to enter. */
export function required(values: Readonly<Record<string, string>>, words: Problems): Problems {
  const empty = Object.keys(words).filter((name) => (values[name] ?? "").trim() === "");
  return Object.fromEntries(empty.map((name) => [name, words[name] ?? ""]));
}
