import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members, teams } from "~/db/schema/identity";
import { assessments } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { teamColumns } from "./team";

const opener = alias(members, "opener");
const signer = alias(members, "signer");
const facilitator = alias(members, "facilitator");

/** One assessment with its team and people, as every reader below needs it. */
const rows = (work: Work, where: SQL | undefined) =>
  work.db
    .select({
      id: assessments.id,
      frameworkKey: assessments.frameworkKey,
      frameworkVersion: assessments.frameworkVersion,
      frameworkHash: assessments.frameworkHash,
      mode: assessments.mode,
      status: assessments.status,
      openedAt: assessments.openedAt,
      openedBy: opener.name,
      dueOn: assessments.dueOn,
      signedOffAt: assessments.signedOffAt,
      signedOffBy: signer.name,
      facilitatorId: assessments.facilitatorId,
      facilitator: facilitator.name,
      facilitatorSince: assessments.facilitatorSince,
      team: teamColumns,
    })
    .from(assessments)
    .innerJoin(teams, and(eq(teams.orgId, assessments.orgId), eq(teams.id, assessments.teamId)))
    .innerJoin(
      opener,
      and(eq(opener.orgId, assessments.orgId), eq(opener.id, assessments.openedBy)),
    )
    .leftJoin(
      signer,
      and(eq(signer.orgId, assessments.orgId), eq(signer.id, assessments.signedOffBy)),
    )
    .leftJoin(
      facilitator,
      and(eq(facilitator.orgId, assessments.orgId), eq(facilitator.id, assessments.facilitatorId)),
    )
    .where(and(eq(assessments.orgId, work.orgId), isNull(teams.archivedAt), where));

export type AssessmentRow = Awaited<ReturnType<typeof rows>>[number];

export async function assessmentById(work: Work, id: string): Promise<AssessmentRow> {
  const [row] = await rows(work, eq(assessments.id, id));
  return found(row, "The assessment");
}

type Of = { readonly teamId: string; readonly frameworkKey: string };

const of = ({ teamId, frameworkKey }: Of) =>
  and(eq(assessments.teamId, teamId), eq(assessments.frameworkKey, frameworkKey));

/** The open assessment of a team, otherwise the last signed-off one. */
export async function currentAssessment(work: Work, which: Of): Promise<AssessmentRow | undefined> {
  const [row] = await rows(work, of(which))
    .orderBy(asc(sql`${assessments.status} = 'final'`), desc(assessments.openedAt))
    .limit(1);
  return row;
}

/** The newest signed-off assessment before `before`. */
export async function lastSignedOff(
  work: Work,
  which: Of,
  before: Date,
): Promise<AssessmentRow | undefined> {
  const [row] = await rows(
    work,
    and(
      of(which),
      eq(assessments.status, "final"),
      sql`${assessments.openedAt} < ${before.toISOString()}::timestamptz`,
    ),
  )
    .orderBy(desc(assessments.openedAt))
    .limit(1);
  return row;
}

/** Who signed off this team's assessments and when: a signature of somebody else approves an exclusion. */
export const signaturesOf = async (work: Work, which: Of) =>
  (
    await work.db
      .select({ by: assessments.signedOffBy, at: assessments.signedOffAt })
      .from(assessments)
      .where(and(eq(assessments.orgId, work.orgId), of(which), eq(assessments.status, "final")))
  ).flatMap(({ by, at }) => (by === null || at === null ? [] : [{ by, at }]));

export type Signature = Awaited<ReturnType<typeof signaturesOf>>[number];

/**
 * Holds the assessment until the transaction ends: answering shares it, signing off takes it alone, so no answer
 * slips in behind a signature. Returns its status.
 */
export async function holdAssessment(
  work: Work,
  id: string,
  how: "share" | "update",
): Promise<"open" | "final"> {
  const [row] = await work.db
    .select({ status: assessments.status })
    .from(assessments)
    .where(and(eq(assessments.orgId, work.orgId), eq(assessments.id, id)))
    .for(how);
  return found(row, "The assessment").status;
}
