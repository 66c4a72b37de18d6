import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { type AskedPractice, askedPractices, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";
import { type Said, saysSomething, type StoredAnswer } from "./answers";
import type { AssessmentRow } from "./assessment-row";

const notApplicableKind = z.enum(["out_of_scope", "decided_not_to_do", "owned_elsewhere"]);

/**
 * What can be said about a practice. "We do not know" is an answer and counts as unknown, never as no;
 * `cleared` takes an answer back.
 */
const saying = [
  z.strictObject({ kind: z.literal("option"), option: z.string().max(80) }),
  z.strictObject({ kind: z.literal("not_applicable"), reason: notApplicableKind }),
  z.strictObject({ kind: z.literal("not_known") }),
] as const;
export const responseInput = z.union([...saying, z.strictObject({ kind: z.literal("cleared") })]);
/** A decision says something: it cannot be taken back to nothing. */
export const decisionInput = z.union(saying);
export type ResponseInput = z.output<typeof responseInput>;

export const answerShape = z.object({
  /** Null when not applicable, not known, or cleared. */
  option: z.string().nullable(),
  notApplicable: notApplicableKind.nullable(),
  notKnown: z.boolean(),
  note: z.string(),
  /** Send it back as `expectedRevision`; 0 while nothing was ever saved. */
  revision: z.number().int(),
  by: z.string(),
  at: z.date(),
  /** Taken over from the last signed-off assessment and not touched since. */
  carried: z.boolean(),
  /** Too old to count; answering again, also with the same option, makes it count. */
  expired: z.boolean(),
});
export type AnswerView = z.input<typeof answerShape>;

const DAY_MS = 86_400_000;

type Terms = {
  readonly practice: AskedPractice;
  readonly assessment: Pick<AssessmentRow, "openedAt">;
  readonly now: Date;
};

export const answerView = (
  answer: StoredAnswer,
  { practice, assessment, now }: Terms,
): AnswerView => ({
  option: answer.option,
  notApplicable: answer.notApplicable,
  notKnown: answer.notKnown,
  note: answer.note,
  revision: answer.revision,
  by: answer.by,
  at: answer.at,
  carried: answer.at < assessment.openedAt,
  expired: now.getTime() - answer.at.getTime() > practice.validityDays * DAY_MS,
});

/** Whether an answer still says something that counts. */
export const isAnswered = (answer: StoredAnswer | undefined, terms: Terms): boolean =>
  answer !== undefined && saysSomething(answer) && !answerView(answer, terms).expired;

export function saidOf(response: ResponseInput): Said {
  const nothing: Said = { option: null, notApplicable: null, notKnown: false };
  switch (response.kind) {
    case "option":
      return { ...nothing, option: response.option };
    case "not_applicable":
      return { ...nothing, notApplicable: response.reason };
    case "not_known":
      return { ...nothing, notKnown: true };
    case "cleared":
      return nothing;
  }
}

export function practiceIn(framework: Framework, key: string): AskedPractice {
  const practice = askedPractices(framework).find((one) => one.key === key);
  if (practice !== undefined) return practice;
  throw new DomainError(
    "not-found",
    `The framework ${framework.title} does not ask a practice "${key}".`,
  );
}

type Proposed = { readonly response: ResponseInput; readonly note: string };

/** Refuses an option the practice does not have, and a "not applicable" that does not say why. */
export function refuseUnusable(
  framework: Framework,
  practice: AskedPractice,
  { response, note }: Proposed,
): void {
  if (response.kind === "option") {
    const options = optionsOf(framework, practice);
    if (options.some(({ key }) => key === response.option)) return;
    const choices = options.map(({ key }) => key).join(", ");
    throw new DomainError(
      "invalid",
      `${practice.key} has no option "${response.option}". Choose one of: ${choices}.`,
      {
        fields: { response: "Choose one of the options shown." },
      },
    );
  }
  if (response.kind === "not_applicable" && note.trim() === "") {
    throw new DomainError(
      "invalid",
      `${practice.key}: say in the note why it does not apply to this team.`,
      {
        fields: { note: "Say why this does not apply." },
      },
    );
  }
}

/** An answer in words, for tables and exports. */
export function answerWords(
  framework: Framework,
  practice: AskedPractice,
  said: Said | undefined,
): string | null {
  if (said === undefined || !saysSomething(said)) return null;
  if (said.notKnown) return "We do not know";
  switch (said.notApplicable) {
    case "out_of_scope":
      return "Not applicable: out of scope";
    case "decided_not_to_do":
      return "Not applicable: decided not to do it";
    case "owned_elsewhere":
      return "Not applicable: somebody else does it";
    case null:
      return (
        optionsOf(framework, practice).find(({ key }) => key === said.option)?.label ?? said.option
      );
  }
}
