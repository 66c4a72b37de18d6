import { and, desc, eq } from "drizzle-orm";
import { checkResults } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { checks } from "../evidence";
import type { Check } from "../evidence/check";
import type { Observation } from "../rules/observation";

const latest = (work: Work, teamId: string) =>
  work.db
    .selectDistinctOn([checkResults.checkKey])
    .from(checkResults)
    .where(and(eq(checkResults.orgId, work.orgId), eq(checkResults.teamId, teamId)))
    .orderBy(checkResults.checkKey, desc(checkResults.asOf), desc(checkResults.id));

export type StoredResult = Awaited<ReturnType<typeof latest>>[number];

/** The newest result of each check that can answer today; undefined while nothing was collected by this version. */
export type Evidence = ReadonlyMap<
  string,
  { readonly check: Check; readonly result: StoredResult | undefined }
>;

export async function evidenceOf(work: Work, teamId: string): Promise<Evidence> {
  return evidenceFrom(await latest(work, teamId));
}

/** The same from results that are read already: the newest of each check of one team. */
export const evidenceFrom = (results: readonly StoredResult[]): Evidence =>
  new Map(
    checks.map((check) => {
      const same = ({ checkKey, checkVersion }: StoredResult) =>
        checkKey === check.id && checkVersion === check.version;
      return [check.id, { check, result: results.find(same) }];
    }),
  );

/** Evidence as the engine takes it. A check that never ran is untested, which is unknown and not 0. */
export const toObservations = (evidence: Evidence, now: Date): Observation[] =>
  [...evidence.values()].map(({ check, result }) => {
    const base = { check: check.id, asOf: result?.asOf ?? now, validityDays: check.validityDays };
    if (result === undefined) return { ...base, status: "untested" };
    const { status, value, good, eligible } = result;
    if (status !== "measured" || value === null) {
      return { ...base, status: status === "measured" ? "error" : status };
    }
    return { ...base, status, value, good, eligible, authoritative: check.authoritative };
  });

/** When the oldest and newest usable result was collected; null while there is none. */
export function collectedAt(evidence: Evidence): Date | null {
  const times = [...evidence.values()].flatMap(({ result }) =>
    result ? [result.asOf.getTime()] : [],
  );
  return times.length === 0 ? null : new Date(Math.max(...times));
}
