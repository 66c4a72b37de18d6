import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { answers, answerSheets } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import type { Desk } from "../rules/desk";
import { askedPractices } from "../rules/framework";
import { count } from "./headline";
import type { Scored } from "./scored";
import { type Sheet, sheetsOf } from "./sheets";

/** One assessor as everybody may see them: how far, never what. */
export const assessorShape = z.object({
  memberId: z.uuid(),
  name: z.string(),
  /** False when the account was disabled; then somebody has to remove them. */
  active: z.boolean(),
  isMe: z.boolean(),
  state: z.enum(["answering", "submitted", "removed"]),
  answered: z.number().int(),
  asked: z.number().int(),
  submittedAt: z.date().nullable(),
  removal: z.object({ by: z.string(), at: z.date(), reason: z.string() }).nullable(),
});
export type AssessorView = z.input<typeof assessorShape>;

/** How many practices each sheet has an answer to, by sheet. Counts only: the sheets may be hidden. */
async function progressOf(work: Work, assessmentId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await work.db
    .select({ sheetId: answers.sheetId, answered: sql<number>`count(*)::int` })
    .from(answerSheets)
    .innerJoin(
      answers,
      and(eq(answers.orgId, answerSheets.orgId), eq(answers.sheetId, answerSheets.id)),
    )
    .where(
      and(
        eq(answerSheets.orgId, work.orgId),
        eq(answerSheets.assessmentId, assessmentId),
        sql`(${answers.optionKey} is not null or ${answers.notApplicable} is not null or ${answers.notKnown})`,
      ),
    )
    .groupBy(answers.sheetId);
  return new Map(rows.map(({ sheetId, answered }) => [sheetId, answered]));
}

const stateOf = ({ removedAt, submittedAt }: Sheet): AssessorView["state"] => {
  if (removedAt !== null) return "removed";
  return submittedAt === null ? "answering" : "submitted";
};

const removalOf = ({ removedAt: at, removedBy: by, removalReason: reason }: Sheet) =>
  at === null || by === null || reason === null ? null : { by, at, reason };

/** The assessors of an assessment, removed ones last; none when the team answers on one sheet. */
export async function assessorsOf(
  work: Work,
  { assessment, framework }: Pick<Scored, "assessment" | "framework">,
): Promise<AssessorView[]> {
  if (assessment.mode !== "several") return [];
  const sheets = await sheetsOf(work, assessment.id);
  const progress = await progressOf(work, assessment.id);
  const asked = askedPractices(framework).length;
  const me = memberOf(work.actor);
  return sheets
    .flatMap((sheet): AssessorView[] => {
      const { id, memberId, name, active, submittedAt } = sheet;
      if (memberId === null) return [];
      const person = { memberId, name, active, isMe: memberId === me };
      const answered = progress.get(id) ?? 0;
      const state = stateOf(sheet);
      return [{ ...person, state, answered, asked, submittedAt, removal: removalOf(sheet) }];
    })
    .toSorted((a, b) => Number(a.state === "removed") - Number(b.state === "removed"));
}

export const namesOf = (sheets: readonly Sheet[]): string =>
  sheets.map(({ name }) => name).join(", ");

/** Whose answers count in what the reader is shown; null when the team answers on one sheet. */
export function countedWords({ footing, seen, standing, pending }: Desk<Sheet>): string | null {
  const missing = `Not submitted yet: ${namesOf(pending)}.`;
  switch (footing) {
    case "team":
      return null;
    case "own":
      return "Only your own answers count here until you submit. Until then yours are hidden from the other assessors, and theirs from you.";
    case "some":
      return `The answers of ${seen.length} of ${standing.length} assessors count here. ${missing}`;
    case "hidden":
      return `No answers count here yet: they stay hidden until every assessor has submitted. ${missing}`;
    case "all":
      return `The answers of ${count(standing.length, "assessor counts", "assessors count")} here: ${namesOf(standing)}.`;
  }
}

/** Assessors who hold up the signature, each with what to do. */
export const waitingFor = z.object({
  memberId: z.uuid(),
  name: z.string(),
  says: z.string(),
});

export const pendingOf = (assessors: readonly AssessorView[]): z.input<typeof waitingFor>[] =>
  assessors
    .filter(({ state }) => state === "answering")
    .map(({ memberId, name, active, answered, asked }) => {
      const left = `${name} has not submitted: ${answered} of ${asked} answered.`;
      const todo = active
        ? "Ask them to submit, or remove them as assessor with a reason."
        : "Their account is disabled: remove them as assessor with a reason.";
      return { memberId, name, says: `${left} ${todo}` };
    });
