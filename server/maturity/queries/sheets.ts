import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "~/db/schema/identity";
import { answerSheets } from "~/db/schema/maturity";
import { memberOf, type Work } from "~/server/core/context";
import { grouped } from "~/server/core/rules/grouped";
import { type Desk, deskOf } from "../rules/desk";
import type { AssessmentRow } from "./assessment-row";

const assessor = alias(members, "assessor");
const remover = alias(members, "remover");

const rows = (work: Work, assessmentIds: readonly string[]) =>
  work.db
    .select({
      id: answerSheets.id,
      assessmentId: answerSheets.assessmentId,
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
    .where(
      and(
        eq(answerSheets.orgId, work.orgId),
        inArray(answerSheets.assessmentId, [...assessmentIds]),
      ),
    )
    .orderBy(asc(sql`lower(${assessor.name})`), asc(answerSheets.id));

export type Sheet = Awaited<ReturnType<typeof rows>>[number];

/** The sheets of an assessment, those of removed assessors too, by name. */
export const sheetsOf = (work: Work, assessmentId: string): Promise<Sheet[]> =>
  rows(work, [assessmentId]);

type Seated = Pick<AssessmentRow, "id" | "mode" | "status">;

/** What the caller may see of an assessment, and the sheet they write on. */
export async function deskFor(work: Work, assessment: Seated): Promise<Desk<Sheet>> {
  return deskIn(work, assessment, await sheetsOf(work, assessment.id));
}

/** The same for many assessments, by their ids; one statement. */
export async function desksFor(
  work: Work,
  assessments: readonly Seated[],
): Promise<ReadonlyMap<string, Desk<Sheet>>> {
  if (assessments.length === 0) return new Map();
  const all = await rows(
    work,
    assessments.map(({ id }) => id),
  );
  const byAssessment = grouped(all, ({ assessmentId }) => assessmentId);
  return new Map(
    assessments.map((one) => [one.id, deskIn(work, one, byAssessment.get(one.id) ?? [])]),
  );
}

const deskIn = (work: Work, { mode, status }: Seated, sheets: readonly Sheet[]): Desk<Sheet> =>
  deskOf({ mode, status, sheets, reader: memberOf(work.actor) });
