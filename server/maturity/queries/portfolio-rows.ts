import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { assessments } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { askedPractices } from "../rules/framework";
import { answeredCount } from "./assessment-list";
import { frameworksOf } from "./frameworks";
import { type Summary, summaryShape } from "./result-shape";

const levelsShape = summaryShape.omit({ profile: true });

/** What a list of teams shows of a milestone; the shares by dimension stay in the database. */
export type MilestoneOfTeam = {
  readonly id: string;
  readonly teamId: string;
  readonly framework: string;
  readonly frameworkVersion: string;
  readonly name: string;
  readonly takenAt: Date;
  readonly levels: z.output<typeof levelsShape>;
};

/** With the shares by dimension, which make up most of a summary. */
export type ProfileOfTeam = Omit<MilestoneOfTeam, "levels"> & { readonly summary: Summary };

type Of = { readonly teamIds: readonly string[]; readonly frameworks: readonly string[] };
type Found = Omit<MilestoneOfTeam, "levels"> & { readonly summary: unknown };

/** The newest milestone of each team and framework: one statement, one index look-up each. */
const newest = async (work: Work, { teamIds, frameworks }: Of, summary: SQL): Promise<Found[]> => {
  if (teamIds.length === 0) return [];
  const rows = await work.db.execute<Found>(sql`
    select last.id, t.id as "teamId", f.key as framework, last.framework_version as "frameworkVersion",
           last.name, last.taken_at as "takenAt", last.summary
    from unnest(${sql.param([...teamIds])}::uuid[]) as t (id)
    cross join unnest(${sql.param([...frameworks])}::text[]) as f (key)
    cross join lateral (
      select m.id, m.framework_version, m.name, m.taken_at, ${summary} as summary from milestone m
      where m.org_id = ${work.orgId} and m.team_id = t.id and m.framework_key = f.key
      order by m.taken_at desc limit 1) last`);
  return [...rows];
};

export const latestLevels = async (work: Work, of: Of): Promise<MilestoneOfTeam[]> =>
  (await newest(work, of, sql`m.summary - 'profile'`)).map(({ summary, ...row }) => ({
    ...row,
    levels: levelsShape.parse(summary),
  }));

export const latestProfiles = async (work: Work, of: Of): Promise<ProfileOfTeam[]> =>
  (await newest(work, of, sql`m.summary`)).map((row) => ({
    ...row,
    summary: summaryShape.parse(row.summary),
  }));

export type OpenOfTeam = {
  readonly teamId: string;
  readonly framework: string;
  readonly assessmentId: string;
  readonly openedAt: Date;
  readonly dueOn: string | null;
  readonly answered: number;
  readonly asked: number;
};

type Whose = {
  readonly teamIds: readonly string[];
  /** Keys of the frameworks; all of them unless given. */
  readonly frameworks?: readonly string[];
};

/** Open assessments of these teams, those due first on top. */
export async function openAssessments(
  work: Work,
  { teamIds, frameworks }: Whose,
): Promise<OpenOfTeam[]> {
  if (teamIds.length === 0) return [];
  const using =
    frameworks === undefined ? [] : [inArray(assessments.frameworkKey, [...frameworks])];
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
        ...using,
      ),
    )
    .orderBy(asc(sql`coalesce(${assessments.dueOn}, 'infinity'::date)`), asc(assessments.id));
  const used = await frameworksOf(
    work,
    rows.map(({ framework: key, version }) => ({ key, version })),
  );
  return rows.map(({ version: _version, ...row }, at) => ({
    ...row,
    asked: used[at] === undefined ? 0 : askedPractices(used[at]).length,
  }));
}
