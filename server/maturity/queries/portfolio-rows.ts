import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { assessments, milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { askedPractices } from "../rules/framework";
import { answeredCount } from "./assessment-list";
import { frameworkOf } from "./frameworks";
import { type Summary, summaryShape } from "./result-shape";

export type MilestoneOfTeam = {
  readonly id: string;
  readonly teamId: string;
  readonly framework: string;
  readonly frameworkVersion: string;
  readonly name: string;
  readonly takenAt: Date;
  readonly summary: Summary;
};

/** The newest milestone of each team and framework, in one statement for any number of teams. */
export async function latestMilestones(work: Work, teamIds: readonly string[]): Promise<MilestoneOfTeam[]> {
  if (teamIds.length === 0) return [];
  const rows = await work.db
    .selectDistinctOn([milestones.teamId, milestones.frameworkKey], {
      id: milestones.id,
      teamId: milestones.teamId,
      framework: milestones.frameworkKey,
      frameworkVersion: milestones.frameworkVersion,
      name: milestones.name,
      takenAt: milestones.takenAt,
      summary: milestones.summary,
    })
    .from(milestones)
    .where(and(eq(milestones.orgId, work.orgId), inArray(milestones.teamId, [...teamIds])))
    .orderBy(milestones.teamId, milestones.frameworkKey, desc(milestones.takenAt));
  return rows.map((row) => ({ ...row, summary: summaryShape.parse(row.summary) }));
}

export type OpenOfTeam = {
  readonly teamId: string;
  readonly framework: string;
  readonly assessmentId: string;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly answered: number;
  readonly asked: number;
};

type Whose = { readonly teamIds: readonly string[] };

/** Open assessments of these teams, those due first on top. */
export async function openAssessments(work: Work, { teamIds }: Whose): Promise<OpenOfTeam[]> {
  if (teamIds.length === 0) return [];
  const rows = await work.db
    .select({
      teamId: assessments.teamId,
      framework: assessments.frameworkKey,
      version: assessments.frameworkVersion,
      assessmentId: assessments.id,
      openedAt: assessments.openedAt,
      dueOn: assessments.dueOn,
      answered: answeredCount,
    })
    .from(assessments)
    .where(
      and(
        eq(assessments.orgId, work.orgId),
        inArray(assessments.teamId, [...teamIds]),
        eq(assessments.status, "open"),
      ),
    )
    .orderBy(asc(sql`coalesce(${assessments.dueOn}, 'infinity'::date)`), asc(assessments.id));
  return Promise.all(
    rows.map(async ({ version, ...row }) => {
      const framework = await frameworkOf(work, { key: row.framework, version });
      return { ...row, asked: askedPractices(framework).length };
    }),
  );
}
