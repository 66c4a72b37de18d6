import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { teams } from "~/db/schema/identity";
import { assessments, checkResults } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import type { Signature } from "./assessment-row";
import { answersOfAll, type StoredAnswer } from "./answers";
import { type Evidence, evidenceFrom } from "./evidence";
import { type TeamRef, teamColumns } from "./team";

/** What is known of one team's current assessment with a framework, before it is scored. */
export type Standing = {
  readonly team: TeamRef;
  readonly version: string;
  readonly answers: readonly StoredAnswer[];
  readonly evidence: Evidence;
  readonly signatures: readonly Signature[];
};

/** The open assessment of each team, otherwise its last signed-off one. */
const currentOf = (work: Work, frameworkKey: string) =>
  work.db
    .selectDistinctOn([assessments.teamId], {
      id: assessments.id,
      version: assessments.frameworkVersion,
      team: teamColumns,
    })
    .from(assessments)
    .innerJoin(teams, and(eq(teams.orgId, assessments.orgId), eq(teams.id, assessments.teamId)))
    .where(
      and(
        eq(assessments.orgId, work.orgId),
        eq(assessments.frameworkKey, frameworkKey),
        isNull(teams.archivedAt),
      ),
    )
    .orderBy(
      assessments.teamId,
      asc(sql`${assessments.status} = 'final'`),
      desc(assessments.openedAt),
    );

const signaturesOfAll = (work: Work, frameworkKey: string) =>
  work.db
    .select({
      teamId: assessments.teamId,
      by: assessments.signedOffBy,
      at: assessments.signedOffAt,
    })
    .from(assessments)
    .where(
      and(
        eq(assessments.orgId, work.orgId),
        eq(assessments.frameworkKey, frameworkKey),
        eq(assessments.status, "final"),
      ),
    );

const resultsOfAll = (work: Work, teamIds: readonly string[]) =>
  work.db
    .selectDistinctOn([checkResults.teamId, checkResults.checkKey])
    .from(checkResults)
    .where(and(eq(checkResults.orgId, work.orgId), inArray(checkResults.teamId, [...teamIds])))
    .orderBy(
      checkResults.teamId,
      checkResults.checkKey,
      desc(checkResults.asOf),
      desc(checkResults.id),
    );

/** Every team that was assessed with a framework, in any version. Four statements, however many teams. */
export async function standingsOfTeams(work: Work, frameworkKey: string): Promise<Standing[]> {
  const rows = await currentOf(work, frameworkKey);
  if (rows.length === 0) return [];
  const answers = await answersOfAll(
    work,
    rows.map(({ id }) => id),
  );
  const signatures = await signaturesOfAll(work, frameworkKey);
  const results = await resultsOfAll(
    work,
    rows.map(({ team }) => team.id),
  );
  return rows.map(({ id, version, team }) => ({
    team,
    version,
    answers: answers.filter(({ assessmentId }) => assessmentId === id),
    evidence: evidenceFrom(results.filter(({ teamId }) => teamId === team.id)),
    signatures: signatures.flatMap(({ teamId, by, at }) =>
      teamId !== team.id || by === null || at === null ? [] : [{ by, at }],
    ),
  }));
}
