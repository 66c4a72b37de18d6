import { and, asc, eq } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import { parkedPractices } from "~/db/schema/targets";
import type { Work } from "~/server/core/context";

/** Work a team lets wait, each until the day on which it is looked at again. */
export async function parkedOf(work: Work, teamId: string, framework: string) {
  return work.db
    .select({
      practice: parkedPractices.practiceKey,
      reviewOn: parkedPractices.reviewOn,
      reason: parkedPractices.reason,
      by: members.name,
      at: parkedPractices.parkedAt,
    })
    .from(parkedPractices)
    .innerJoin(
      members,
      and(eq(members.orgId, parkedPractices.orgId), eq(members.id, parkedPractices.parkedBy)),
    )
    .where(
      and(
        eq(parkedPractices.orgId, work.orgId),
        eq(parkedPractices.teamId, teamId),
        eq(parkedPractices.frameworkKey, framework),
      ),
    )
    .orderBy(asc(parkedPractices.practiceKey));
}
export type ParkedWork = Awaited<ReturnType<typeof parkedOf>>[number];
