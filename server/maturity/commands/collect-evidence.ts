import { sql } from "drizzle-orm";
import { z } from "zod";
import type { checkResults } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { apart } from "~/server/core/savepoint";
import { checks } from "../evidence";
import type { Check, Finding } from "../evidence/check";
import { type Findings, measure, queryHash } from "../evidence/measure";
import { checkStatus } from "../queries/result-shape";
import { slugInput, teamBySlug } from "../queries/team";

type Row = typeof checkResults.$inferInsert;
type Seen = Pick<Row, "status" | "good" | "eligible" | "value" | "reason" | "offenders">;

const nothing = { good: null, eligible: null, value: null, offenders: [] };

function seenBy(check: Check, finding: Finding): Seen {
  if (finding.status !== "measured")
    return { ...nothing, status: finding.status, reason: finding.reason };
  const { status, good, eligible, ceiling, reason, offenders } = finding;
  const value = eligible === 0 ? null : check.scale.value(good, eligible);
  if (value === null)
    return { ...nothing, status: "no_population", reason: "There is nothing to look at." };
  return { status, good, eligible, value: Math.min(value, ceiling ?? 1), reason, offenders };
}

type Sight = ReadonlyMap<string, readonly Seen[]>;

const sightFrom = (looking: readonly Check[], findings: Findings): Sight =>
  new Map(
    [...findings].map(([teamId, found]) => [
      teamId,
      looking.map((check, index) => seenBy(check, found[index] ?? check.none)),
    ]),
  );

/** A check that breaks says so and leaves the others alone: a broken check is unknown, never a bad mark. */
async function lookWith(check: Check, work: Work, teamId: string): Promise<Seen> {
  try {
    const findings = await apart(work, () => measure([check], work, [teamId]));
    return seenBy(check, findings.get(teamId)?.[0] ?? check.none);
  } catch (problem) {
    work.log.error(
      { err: problem, check: check.id, team: teamId, requestId: work.requestId },
      "a check could not run",
    );
    const reason = `The check could not run. Nothing is known from it; error id ${work.requestId}.`;
    return { ...nothing, status: "error", reason };
  }
}

/** All checks over all teams, which is one statement; one by one only when one of them breaks. */
async function look(
  looking: readonly Check[],
  work: Work,
  teamIds: readonly string[],
): Promise<Sight> {
  try {
    return sightFrom(looking, await apart(work, () => measure(looking, work, teamIds)));
  } catch {
    const sight = new Map<string, Seen[]>(teamIds.map((id) => [id, []]));
    for (const [teamId, seen] of sight) {
      for (const check of looking) seen.push(await lookWith(check, work, teamId));
    }
    return sight;
  }
}

/** All rows in one value: a parameter for each column of each row takes longer than counting did. */
async function append(work: Work, rows: readonly Row[]): Promise<void> {
  await work.db.execute(sql`
    insert into check_result (org_id, id, team_id, check_key, check_version, as_of, status, good, eligible, value, reason,
                              query_hash, offenders)
    select ${work.orgId}, r.id, r."teamId", r."checkKey", r."checkVersion", r."asOf", r.status, r.good, r.eligible, r.value,
           r.reason, r."queryHash", r.offenders
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, "teamId" uuid, "checkKey" text, "checkVersion" int, "asOf" timestamptz, status text, good int, eligible int,
      value double precision, reason text, "queryHash" text, offenders jsonb)`);
}

/**
 * Runs every check for some teams and appends what it saw: two statements, however many teams. Looks at what was
 * committed or done so far in this transaction, so a command collects before it changes anything its own audit
 * entry will only later explain.
 */
export async function collectFor(
  work: Work,
  teamIds: readonly string[],
  looking: readonly Check[] = checks,
): Promise<Row[]> {
  if (teamIds.length === 0) return [];
  const sight = await look(looking, work, teamIds);
  const kinds = looking.map((check) => ({
    checkKey: check.id,
    checkVersion: check.version,
    queryHash: queryHash(check),
  }));
  const rows = [...sight].flatMap(([teamId, seen]) =>
    kinds.flatMap((kind, index): Row[] => {
      const own = seen[index];
      if (own === undefined) return [];
      return [{ ...own, ...kind, orgId: work.orgId, id: newId(), teamId, asOf: work.now() }];
    }),
  );
  await append(work, rows);
  return rows;
}

export const collectEvidence = command({
  name: "maturity.collect-evidence",
  summary: "Runs every check for a team now and keeps what it saw.",
  permission: "maturity:write",
  route: "POST /teams/{slug}/evidence",
  input: z.strictObject({ slug: slugInput }),
  output: z.object({
    asOf: z.date(),
    results: z.array(
      z.object({
        check: z.string(),
        status: checkStatus,
        good: z.number().int().nullable(),
        eligible: z.number().int().nullable(),
        value: z.number().nullable(),
        reason: z.string(),
      }),
    ),
  }),
  run: async (work, { slug }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const rows = await collectFor(work, [team.id]);
    const results = rows.map(({ checkKey, status, good, eligible, value, reason }) => ({
      check: checkKey,
      status,
      good: good ?? null,
      eligible: eligible ?? null,
      value: value ?? null,
      reason,
    }));
    return {
      result: { asOf: work.now(), results },
      audit: { subject: `team:${team.id}`, after: { results } },
    };
  },
});
