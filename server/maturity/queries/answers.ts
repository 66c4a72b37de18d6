import { and, eq, inArray } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import { answers, answerSheets } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import type { Answer, NotApplicable, Response } from "../rules/answer";
import { askedPractices, type Framework } from "../rules/framework";
import type { Signature } from "./assessment-row";

const DAY_MS = 86_400_000;

export const answerColumns = {
  practice: answers.practiceKey,
  option: answers.optionKey,
  notApplicable: answers.notApplicable,
  notKnown: answers.notKnown,
  note: answers.note,
  revision: answers.revision,
  by: members.name,
  answeredBy: answers.answeredBy,
  at: answers.answeredAt,
};

const rows = (work: Work, assessmentId: string) =>
  work.db
    .select(answerColumns)
    .from(answerSheets)
    .innerJoin(
      answers,
      and(eq(answers.orgId, answerSheets.orgId), eq(answers.sheetId, answerSheets.id)),
    )
    .innerJoin(members, and(eq(members.orgId, answers.orgId), eq(members.id, answers.answeredBy)))
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.assessmentId, assessmentId)));

export type StoredAnswer = Awaited<ReturnType<typeof rows>>[number];

/** Everything stored for an assessment, cleared rows included: they carry the revision. */
export const answersOf = (work: Work, assessmentId: string): Promise<StoredAnswer[]> =>
  rows(work, assessmentId);

/** The same for many assessments, each answer with the assessment it belongs to. */
export const answersOfAll = (work: Work, assessmentIds: readonly string[]) =>
  work.db
    .select({ ...answerColumns, assessmentId: answerSheets.assessmentId })
    .from(answerSheets)
    .innerJoin(
      answers,
      and(eq(answers.orgId, answerSheets.orgId), eq(answers.sheetId, answerSheets.id)),
    )
    .innerJoin(members, and(eq(members.orgId, answers.orgId), eq(members.id, answers.answeredBy)))
    .where(
      and(
        eq(answerSheets.orgId, work.orgId),
        inArray(answerSheets.assessmentId, [...assessmentIds]),
      ),
    );

/** What makes two answers the same thing said. */
export type Said = Pick<StoredAnswer, "option" | "notApplicable" | "notKnown">;

export const saysSomething = ({ option, notApplicable, notKnown }: Said): boolean =>
  option !== null || notApplicable !== null || notKnown;

export const saysTheSame = (a: Said, b: Said): boolean =>
  a.option === b.option && a.notApplicable === b.notApplicable && a.notKnown === b.notKnown;

type Terms = { readonly signatures: readonly Signature[]; readonly framework: Framework };

/** An exclusion is approved by the first signature under it that is not of the person who made it. */
const approverOf = (answer: StoredAnswer, signatures: readonly Signature[]): string | null =>
  signatures.find(({ by, at }) => at >= answer.at && by !== answer.answeredBy)?.by ?? null;

function exclusionOf(
  answer: StoredAnswer,
  kind: NotApplicable["kind"],
  terms: Terms,
): NotApplicable {
  const reason = answer.note;
  if (kind === "decided_not_to_do") return { kind, reason };
  if (kind === "owned_elsewhere")
    return { kind, reason, owner: reason, claimed: null, observed: null };
  const days =
    askedPractices(terms.framework).find(({ key }) => key === answer.practice)?.validityDays ?? 0;
  return {
    kind,
    reason,
    approvedBy: approverOf(answer, terms.signatures),
    expiresAt: new Date(answer.at.getTime() + days * DAY_MS),
  };
}

function responseOf(answer: StoredAnswer, terms: Terms): Response | null {
  if (answer.option !== null) return { kind: "option", option: answer.option };
  if (answer.notApplicable !== null) return exclusionOf(answer, answer.notApplicable, terms);
  return answer.notKnown ? { kind: "unknown" } : null;
}

/** Stored answers as the engine takes them. A cleared answer is no answer. */
export const toEngine = (stored: readonly StoredAnswer[], terms: Terms): Answer[] =>
  stored.flatMap((answer) => {
    const response = responseOf(answer, terms);
    if (response === null) return [];
    return [
      { practice: answer.practice, assessor: answer.answeredBy, answeredAt: answer.at, response },
    ];
  });
