import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { improvements } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { apart, isDuplicate } from "~/server/core/savepoint";
import {
  type Improvement,
  improvementById,
  improvementShape,
  improvementStatus,
} from "../queries/improvements";
import { requireOwner } from "./improvement-owner";
import { planDetails } from "./plan-improvement";

/** Writes the changes. Reopening is refused while another item for the same practice is open. */
async function change(
  work: Work,
  item: Improvement & { teamId: string },
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(set).length === 0) return;
  try {
    await apart(work, () =>
      work.db
        .update(improvements)
        .set(set)
        .where(and(eq(improvements.orgId, work.orgId), eq(improvements.id, item.id))),
    );
  } catch (error) {
    if (isDuplicate(error)) await refuseSecondOpen(work, item);
    throw error;
  }
}

async function refuseSecondOpen(work: Work, item: Improvement & { teamId: string }): Promise<void> {
  const [other] = await work.db
    .select({ id: improvements.id, title: improvements.title })
    .from(improvements)
    .where(
      and(
        eq(improvements.orgId, work.orgId),
        eq(improvements.teamId, item.teamId),
        eq(improvements.frameworkKey, item.framework),
        eq(improvements.practiceKey, item.practice),
        inArray(improvements.status, ["planned", "doing"]),
      ),
    );
  if (other === undefined || other.id === item.id) return;
  throw new DomainError(
    "conflict",
    `"${other.title}" is already open for ${item.practice}. Change that one.`,
  );
}

const forTrail = ({ title, owner, dueOn, effortDays, status }: Improvement) => ({
  title,
  ownerId: owner?.memberId ?? null,
  dueOn,
  effortDays,
  status,
});

export const updateImprovement = command({
  name: "maturity.update-improvement",
  summary:
    "Changes an improvement item: title, owner, due date, effort or status. What is left out stays.",
  permission: "maturity:write",
  route: "PUT /improvements/{improvementId}",
  input: z.strictObject({
    improvementId: z.uuid(),
    title: z.string().trim().min(1).max(200).optional(),
    ownerId: planDetails.ownerId.optional(),
    dueOn: planDetails.dueOn.optional(),
    effortDays: planDetails.effortDays.optional(),
    status: improvementStatus.optional(),
  }),
  output: improvementShape,
  run: async (work, { improvementId, ...changes }) => {
    const before = await improvementById(work, improvementId);
    await requireOnTeam(work, before.teamId);
    await requireOwner(work, changes.ownerId ?? null, before.teamId);
    await change(work, before, changes);
    const after = await improvementById(work, improvementId);
    return {
      result: after,
      audit: {
        subject: `improvement:${improvementId}`,
        before: forTrail(before),
        after: forTrail(after),
      },
    };
  },
});
