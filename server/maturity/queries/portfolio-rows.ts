import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { assessments } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { askedPractices } from "../rules/framework";
import { answeredCount } from "./assessment-list";
import { frameworksOf, newestFrameworks } from "./frameworks";
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

type MilestoneRow = Omit<MilestoneOfTeam, "summary"> & { readonly summary: unknown };

/** The newest milestone of each team and framework: one statement, one index look-up each. */
export async function latestMilestones(
  work: Work,
  teamIds: readonly string[],
): Promise<MilestoneOfTeam[]> {
  if (teamIds.length === 0) return [];
  const keys = (await newestFrameworks(work)).map(({ key }) => key);
  const rows = await work.db.execute<MilestoneRow>(sql`
    select last.id, t.id as "teamId", f.key as framework, last.framework_version as "frameworkVersion",
           last.name, last.taken_at as "takenAt", last.summary
    from unnest(${sql.param([...teamIds])}::uuid[]) as t (id)
    cross join unnest(${sql.param(keys)}::text[]) as f (key)
    cross join lateral (
      select m.id, m.framework_version, m.name, m.taken_at, m.summary from milestone m
      where m.org_id = ${work.orgId} and m.team_id = t.id and m.framework_key = f.key
      order by m.taken_at desc limit 1) last`);
  return [...rows].map((row) => ({ ...row, summary: summaryShape.parse(row.summary) }));
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
  const frameworks = await frameworksOf(
    work,
    rows.map(({ framework: key, version }) => ({ key, version })),
  );
  return rows.map(({ version: _version, ...row }, at) => ({
    ...row,
    asked: frameworks[at] === undefined ? 0 : askedPractices(frameworks[at]).length,
  }));
}
