import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "~/db/schema/identity";
import { answerSheets } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import { type Desk, deskOf } from "../rules/desk";
import type { AssessmentRow } from "./assessment-row";

const assessor = alias(members, "assessor");
const remover = alias(members, "remover");

const rows = (work: Work, assessmentId: string) =>
  work.db
    .select({
      id: answerSheets.id,
      memberId: answerSheets.memberId,
      /** Empty for the sheet of the whole team. */
      name: sql<string>`coalesce(${assessor.name}, '')`,
      active: sql<boolean>`coalesce(${assessor.status} = 'active', true)`,
      submittedAt: answerSheets.submittedAt,
      removedAt: answerSheets.removedAt,
      removedBy: remover.name,
      removalReason: answerSheets.removalReason,
    })
    .from(answerSheets)
    .leftJoin(
      assessor,
      and(eq(assessor.orgId, answerSheets.orgId), eq(assessor.id, answerSheets.memberId)),
    )
    .leftJoin(
      remover,
      and(eq(remover.orgId, answerSheets.orgId), eq(remover.id, answerSheets.removedBy)),
    )
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.assessmentId, assessmentId)))
    .orderBy(asc(sql`lower(${assessor.name})`), asc(answerSheets.id));

export type Sheet = Awaited<ReturnType<typeof rows>>[number];

/** The sheets of an assessment, those of removed assessors too, by name. */
export const sheetsOf = (work: Work, assessmentId: string): Promise<Sheet[]> =>
  rows(work, assessmentId);

/** What the caller may see of an assessment, and the sheet they write on. */
export async function deskFor(
  work: Work,
  { id, mode, status }: Pick<AssessmentRow, "id" | "mode" | "status">,
): Promise<Desk<Sheet>> {
  const sheets = await sheetsOf(work, id);
  return deskOf({ mode, status, sheets, reader: memberOf(work.actor) });
}
