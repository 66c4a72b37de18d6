import { z } from "zod";
import { checkResults } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { apart } from "~/server/core/savepoint";
import { checks } from "../evidence";
import { type Check, type Finding, OFFENDERS_KEPT } from "../evidence/check";
import { measure, queryHash } from "../evidence/measure";
import { checkStatus } from "../queries/result-shape";
import { slugInput, teamBySlug } from "../queries/team";

type Row = typeof checkResults.$inferInsert;
type Seen = Pick<Row, "status" | "good" | "eligible" | "value" | "reason" | "offenders">;

const nothing = { good: null, eligible: null, value: null, offenders: [] };

function seenBy(check: Check, finding: Finding): Seen {
  if (finding.status !== "measured")
    return { ...nothing, status: finding.status, reason: finding.reason };
  const { status, good, eligible } = finding;
  const value = eligible === 0 ? null : check.scale.value(good, eligible);
  if (value === null)
    return { ...nothing, status: "no_population", reason: "There is nothing to look at." };
  return {
    status,
    good,
    eligible,
    value,
    reason: "",
    offenders: finding.offenders.slice(0, OFFENDERS_KEPT),
  };
}

/** A check that breaks says so and leaves the others alone: a broken check is unknown, never a bad mark. */
async function lookWith(check: Check, work: Work, teamId: string): Promise<Seen> {
  try {
    const [finding = check.none] = await apart(work, () => measure([check], work, teamId));
    return seenBy(check, finding);
  } catch (problem) {
    work.log.error(
      { err: problem, check: check.id, requestId: work.requestId },
      "a check could not run",
    );
    const reason = `The check could not run. Nothing is known from it; error id ${work.requestId}.`;
    return { ...nothing, status: "error", reason };
  }
}

/** All at once, which is one statement; one by one only when one of them breaks. */
async function look(looking: readonly Check[], work: Work, teamId: string): Promise<Seen[]> {
  try {
    const findings = await apart(work, () => measure(looking, work, teamId));
    return looking.map((check, index) => seenBy(check, findings[index] ?? check.none));
  } catch {
    const seen: Seen[] = [];
    for (const check of looking) seen.push(await lookWith(check, work, teamId));
    return seen;
  }
}

/**
 * Runs every check for a team and appends what it saw. Looks at what was committed or done so far in this
 * transaction, so a command collects before it changes anything its own audit entry will only later explain.
 */
export async function collectFor(
  work: Work,
  teamId: string,
  looking: readonly Check[] = checks,
): Promise<Row[]> {
  const seen = await look(looking, work, teamId);
  const rows = looking.flatMap((check, index): Row[] => {
    const own = seen[index];
    if (own === undefined) return [];
    const of = { checkKey: check.id, checkVersion: check.version, queryHash: queryHash(check) };
    return [{ ...own, ...of, orgId: work.orgId, id: newId(), teamId, asOf: work.now() }];
  });
  await work.db.insert(checkResults).values(rows);
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
    const rows = await collectFor(work, team.id);
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
