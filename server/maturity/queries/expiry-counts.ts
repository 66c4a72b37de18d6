import { sql } from "drizzle-orm";
import type { Work } from "~/server/core/context";
import { expiryOf } from "../rules/expiring";
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

type Said = {
  readonly id: string;
  /** When each practice was last answered, in milliseconds since 1970. */
  readonly said: Readonly<Record<string, number>>;
};

/** When each practice was last answered, of several assessors by the one who did first. One statement for all. */
const answeredIn = (work: Work, current: readonly Current[]) =>
  work.db.execute<Said>(sql`
    select first.assessment_id as id, jsonb_object_agg(first.practice_key, first.ms) as said
    from (
      select s.assessment_id, w.practice_key, extract(epoch from min(w.answered_at)) * 1000 as ms
      from answer_sheet s
      join answer w on w.org_id = s.org_id and w.sheet_id = s.id
        and (w.option_key is not null or w.not_applicable is not null or w.not_known)
      where s.org_id = ${work.orgId} and s.removed_at is null
        and s.assessment_id = any(${sql.param(current.map(({ id }) => id))}::uuid[])
      group by s.assessment_id, w.practice_key
    ) first
    group by first.assessment_id`);

/** What has run out and what soon will, of the answers that this framework still asks for. */
function countedIn(framework: Framework, said: Said["said"], now: Date) {
  const all = askedPractices(framework).flatMap(({ key, validityDays }) => {
    const ms = said[key];
    return ms === undefined ? [] : [expiryOf(new Date(ms), validityDays, now)];
  });
  const old = all.filter(({ state }) => state !== "fresh");
  const expired = old.filter(({ state }) => state === "expired").length;
  const first = old.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())[0];
  return { expired, soon: old.length - expired, nextOn: first?.expiresAt ?? null };
}

export type ExpiryOfTeam = {
  readonly teamId: string;
  readonly framework: string;
  readonly title: string;
  /** The open assessment, in which answers are confirmed; null when a new one has to be started. */
  readonly assessmentId: string | null;
  readonly expired: number;
  readonly soon: number;
  /** When the first of these runs out or ran out; null when there is none. */
  readonly nextOn: Date | null;
};

/** What runs out for each team and framework that was ever answered and is no secret of assessors. */
export async function expiryCounts(work: Work, whose: Whose): Promise<ExpiryOfTeam[]> {
  if (whose.teamIds.length === 0) return [];
  const current = [...(await currentOf(work, whose))];
  if (current.length === 0) return [];
  const said = new Map((await answeredIn(work, current)).map((one) => [one.id, one.said]));
  const frameworks = await frameworksOf(work, current);
  return current.flatMap(({ id, teamId, key, status }, at) => {
    const framework = frameworks[at];
    if (framework === undefined) return [];
    const assessmentId = status === "open" ? id : null;
    const counted = countedIn(framework, said.get(id) ?? {}, work.now());
    return [{ teamId, framework: key, title: framework.title, assessmentId, ...counted }];
  });
}
