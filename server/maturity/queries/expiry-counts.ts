import { sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";
import { SOON_DAYS } from "../rules/expiring";
import { askedPractices, type Framework } from "../rules/framework";
import { frameworksOf } from "./frameworks";

type Current = {
  readonly id: string;
  readonly teamId: string;
  readonly key: string;
  readonly version: string;
  readonly status: "open" | "final";
};

type Whose = {
  readonly teamIds: readonly string[];
  /** Keys of the frameworks; all of them unless given. */
  readonly frameworks?: readonly string[];
};

/**
 * Of each team and framework the assessment that speaks now: the open one, else the newest. Assessors with sheets of
 * their own are left out while it is open: what they have is theirs, and is listed where they answer.
 */
const currentOf = (work: Work, { teamIds, frameworks }: Whose) =>
  work.db.execute<Current>(sql`
    select current.id, current.team_id as "teamId", current.framework_key as key,
           current.framework_version as version, current.status
    from (
      select distinct on (a.team_id, a.framework_key) a.* from assessment a
      where a.org_id = ${work.orgId} and a.team_id = any(${sql.param([...teamIds])}::uuid[])
        ${frameworks === undefined ? sql`` : sql`and a.framework_key = any(${sql.param([...frameworks])}::text[])`}
      order by a.team_id, a.framework_key, a.status = 'final', a.opened_at desc
    ) current
    where current.mode <> 'several' or current.status = 'final'`);

type Count = {
  readonly id: string;
  readonly expired: number;
  readonly soon: number;
  readonly nextOn: Date | null;
};

/** How long an answer counts, in rows that a statement can join: one for each practice of each version. */
function validityRows(used: readonly Framework[]) {
  const rows = used.flatMap((framework) =>
    askedPractices(framework).map(({ key, validityDays }) => ({
      framework: framework.key,
      version: framework.version,
      practice: key,
      days: validityDays,
    })),
  );
  return sql`unnest(
    ${sql.param(rows.map((row) => row.framework))}::text[], ${sql.param(rows.map((row) => row.version))}::text[],
    ${sql.param(rows.map((row) => row.practice))}::text[], ${sql.param(rows.map((row) => row.days))}::int[]
  ) as v (framework, version, practice, days)`;
}

/**
 * Answers of these assessments that stop counting within thirty days or have stopped, as `rules/expiring` says it;
 * of several assessors the one who answered first counts. One statement, however many they are.
 */
async function countsOf(work: Work, current: readonly Current[]): Promise<readonly Count[]> {
  const used = await frameworksOf(work, current);
  const now = sql`${work.now().toISOString()}::timestamptz`;
  return work.db.execute<Count>(sql`
    select said.assessment_id as id,
           (count(*) filter (where said.until < ${now}))::int as expired,
           (count(*) filter (where said.until between ${now} and ${now} + make_interval(hours => ${SOON_DAYS * 24})))::int as soon,
           min(said.until) as "nextOn"
    from (
      select s.assessment_id, min(w.answered_at) + make_interval(hours => v.days * 24) as until
      from assessment a
      join answer_sheet s on s.org_id = a.org_id and s.assessment_id = a.id and s.removed_at is null
      join answer w on w.org_id = s.org_id and w.sheet_id = s.id
        and (w.option_key is not null or w.not_applicable is not null or w.not_known)
      join ${validityRows([...new Set(used)])}
        on v.framework = a.framework_key and v.version = a.framework_version and v.practice = w.practice_key
      where a.org_id = ${work.orgId} and a.id = any(${sql.param(current.map(({ id }) => id))}::uuid[])
      group by s.assessment_id, w.practice_key, v.days
    ) said
    group by said.assessment_id`);
}

export type ExpiryOfTeam = {
  readonly teamId: string;
  readonly framework: string;
  readonly title: string;
  /** The open assessment, in which answers are confirmed; null when a new one has to be started. */
  readonly assessmentId: string | null;
  readonly expired: number;
  readonly soon: number;
  /** When the first answer runs out or ran out; null when nothing is answered. */
  readonly nextOn: Date | null;
};

/** What runs out for each team and framework that was ever answered and is no secret of assessors. */
export async function expiryCounts(work: Work, whose: Whose): Promise<ExpiryOfTeam[]> {
  if (whose.teamIds.length === 0) return [];
  const current = [...(await currentOf(work, whose))];
  if (current.length === 0) return [];
  const counts = new Map((await countsOf(work, current)).map((count) => [count.id, count]));
  const titles = await frameworksOf(work, current);
  return current.map(({ id, teamId, key, status }, at) => {
    const { expired = 0, soon = 0, nextOn = null } = counts.get(id) ?? {};
    const assessmentId = status === "open" ? id : null;
    const title = titles[at]?.title ?? key;
    return { teamId, framework: key, title, assessmentId, expired, soon, nextOn };
  });
}
