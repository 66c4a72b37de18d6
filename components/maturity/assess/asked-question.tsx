"use client";

import type { ReactNode } from "react";
import { Chip } from "../../ui/chip";
import { Field } from "../../ui/field";
import { RadioRows } from "../../ui/radio-rows";
import { Textarea } from "../../ui/textarea";
import type { Said } from "./draft";
import styles from "./question-card.module.css";
import { naReasons, responseFor, valueOf } from "./response-words";

/** What is asked, whoever answers: on the page of a section, and in the editor as assessors will see it. */
export type AskedQuestion = {
  readonly key: string;
  readonly kind: string;
  readonly levelTitle: string | null;
  readonly question: string;
  readonly statement: string;
  readonly why: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
};

const longestNote = 4000;

/** Which practice it is, and where it stands on the ladder. */
export function QuestionMarks({
  question: { key, kind, levelTitle },
  children,
}: {
  question: AskedQuestion;
  children?: ReactNode;
}) {
  return (
    <p className={styles["marks"]}>
      <Chip tone="mono">{key}</Chip>
      <Chip tone="level">{levelTitle ?? "Every level"}</Chip>
      {kind === "O" && <Chip>optional</Chip>}
      {children}
    </p>
  );
}

type AnswerFieldsProps = {
  question: AskedQuestion;
  said: Said;
  onSaid: (said: Said) => void;
};

/** The question with its answers as sentences, the ways in which it does not apply, and the note. */
export function AnswerFields({ question, said, onSaid }: AnswerFieldsProps) {
  const { key, statement } = question;
  const answer = (change: Partial<Said>) => onSaid({ ...said, ...change });
  return (
    <>
      <RadioRows
        legend={<span className={styles["ask"]}>{question.question}</span>}
        hint={statement}
        name={`answer-${key}`}
        value={valueOf(said.response)}
        onValueChange={(value) => answer({ response: responseFor(value) })}
        options={choicesOf(question)}
      />
      <details open={said.response.kind === "not_applicable" || undefined}>
        <summary data-na={key}>It does not apply to us</summary>
        <RadioRows
          legend="Why it does not apply"
          name={`answer-${key}`}
          value={valueOf(said.response)}
          onValueChange={(value) => answer({ response: responseFor(value) })}
          options={naReasons.map(({ reason, label, detail }) => ({
            value: `na:${reason}`,
            label,
            detail,
          }))}
          numberKeys={false}
        />
      </details>
      <Field
        label="Note"
        hint="What you looked at, or why. Needed when it does not apply."
        optional
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={longestNote}
            value={said.note}
            data-note={key}
            onChange={({ currentTarget }) => answer({ note: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

export function WhyItMatters({ question: { why } }: { question: AskedQuestion }) {
  return (
    <details>
      <summary>Why it matters</summary>
      <p className={styles["quiet"]}>{why}</p>
    </details>
  );
}

const choicesOf = ({ options }: AskedQuestion) => [
  ...options.map(({ key, label }) => ({ value: `option:${key}`, label })),
  {
    value: "not_known",
    label: "We do not know",
    detail: "An honest answer: it counts as unknown, not as no.",
  },
];
