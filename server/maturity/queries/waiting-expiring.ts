import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { answers } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { expiryOf } from "../rules/expiring";
import { askedPractices } from "../rules/framework";
import { frameworkOf } from "./frameworks";
import { type TeamRef, teamRef } from "./team";

export const waitingExpiring = z.array(
  z.object({
    /** The open assessment; null when a new one has to be started to confirm. */
    assessmentId: z.uuid().nullable(),
    team: teamRef,
    framework: z.object({ key: z.string(), title: z.string() }),
    /** Practices with an answer that is too old, and with one that soon will be. */
    expired: z.number().int(),
    soon: z.number().int(),
    nextOn: z.date(),
  }),
);

type Current = {
  readonly id: string;
  readonly teamId: string;
  readonly key: string;
  readonly version: string;
  readonly status: "open" | "final";
};

/**
 * Of each team and framework the assessment that speaks now: the open one, else the newest. Assessors with sheets of
 * their own are left out while it is open: what they have is theirs, and is listed where they answer.
 */
const currentOf = (work: Work, teamIds: readonly string[]) =>
  work.db.execute<Current>(sql`
    select current.id, current.team_id as "teamId", current.framework_key as key,
           current.framework_version as version, current.status
    from (
      select distinct on (a.team_id, a.framework_key) a.* from assessment a
      where a.org_id = ${work.orgId} and a.team_id = any(${sql.param([...teamIds])}::uuid[])
      order by a.team_id, a.framework_key, a.status = 'final', a.opened_at desc
    ) current
    where current.mode <> 'several' or current.status = 'final'`);

/** When each practice of an assessment was last answered; of several assessors by the one who did first. */
const answered = (work: Work, assessmentId: string) =>
  work.db
    .select({
      practice: answers.practiceKey,
      at: sql<Date>`min(${answers.answeredAt})`.mapWith(answers.answeredAt),
    })
    .from(answers)
    .where(
      and(
        eq(answers.orgId, work.orgId),
        sql`${answers.sheetId} in (select s.id from answer_sheet s where s.org_id = ${work.orgId}
          and s.assessment_id = ${assessmentId} and s.removed_at is null)`,
        sql`(${answers.optionKey} is not null or ${answers.notApplicable} is not null or ${answers.notKnown})`,
      ),
    )
    .groupBy(answers.practiceKey);

async function countIn(work: Work, current: Current) {
  const framework = await frameworkOf(work, current);
  const validity = new Map(
    askedPractices(framework).map(({ key, validityDays }) => [key, validityDays]),
  );
  const all = (await answered(work, current.id)).flatMap(({ practice, at }) => {
    const days = validity.get(practice);
    return days === undefined ? [] : [expiryOf(at, days, work.now())];
  });
  const old = all.filter(({ state }) => state !== "fresh");
  const first = old.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())[0];
  if (first === undefined) return null;
  const expired = old.filter(({ state }) => state === "expired").length;
  const { key, title } = framework;
  return {
    assessmentId: current.status === "open" ? current.id : null,
    framework: { key, title },
    expired,
    soon: old.length - expired,
    nextOn: first.expiresAt,
  };
}

/** Answers of these teams that stop counting within thirty days or have stopped, the oldest first. */
export async function expiringOfTeams(work: Work, mine: ReadonlyMap<string, TeamRef>) {
  if (mine.size === 0) return [];
  const found = [];
  for (const current of await currentOf(work, [...mine.keys()])) {
    const team = mine.get(current.teamId);
    const counted = team === undefined ? null : await countIn(work, current);
    if (team !== undefined && counted !== null) found.push({ ...counted, team });
  }
  return found.toSorted((a, b) => a.nextOn.getTime() - b.nextOn.getTime());
}
