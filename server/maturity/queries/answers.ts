import { and, asc, eq, inArray } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import { answers } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import type { Answer, NotApplicable, Resolution, Response } from "../rules/answer";
import { askedPractices, type Framework } from "../rules/framework";
import type { Signature } from "./assessment-row";

const DAY_MS = 86_400_000;

export const answerColumns = {
  sheetId: answers.sheetId,
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

const rows = (work: Work, sheets: readonly string[]) =>
  work.db
    .select(answerColumns)
    .from(answers)
    .innerJoin(members, and(eq(members.orgId, answers.orgId), eq(members.id, answers.answeredBy)))
    .where(and(eq(answers.orgId, work.orgId), inArray(answers.sheetId, [...sheets])))
    .orderBy(asc(answers.practiceKey), asc(members.name), asc(answers.sheetId));

export type StoredAnswer = Awaited<ReturnType<typeof rows>>[number];

/**
 * Everything stored on these sheets, cleared rows included: they carry the revision. Which sheets a reader may
 * see is `deskFor`'s to say, never the caller's.
 */
export async function answersOn(
  work: Work,
  sheets: readonly { readonly id: string }[],
): Promise<StoredAnswer[]> {
  if (sheets.length === 0) return [];
  return rows(
    work,
    sheets.map(({ id }) => id),
  );
}

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

/** What was said, as the engine takes it; null when nothing was. */
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

/** Decisions as the engine takes them. */
export const toResolutions = (decided: readonly StoredAnswer[], terms: Terms): Resolution[] =>
  decided.flatMap((decision) => {
    const response = responseOf(decision, terms);
    if (response === null) return [];
    const { practice, answeredBy: by, note: reason, at: resolvedAt } = decision;
    return [{ practice, by, reason, resolvedAt, response }];
  });
