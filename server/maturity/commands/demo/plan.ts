import { and, eq } from "drizzle-orm";
import { improvements } from "~/db/schema/maturity";
import { parkedPractices, targetOverrides } from "~/db/schema/targets";
import type { Work } from "~/server/core/context";
import type { TeamRef } from "../../queries/team";
import { authorOf } from "../author";
import { planItem } from "../plan-improvement";
import { type Cast, memberIn } from "./cast";
import type { Item, Parked, Target } from "./story";
import { dayOf, past, shifted } from "./time";

const frameworkKey = "five-levels";

type Scene = { readonly team: TeamRef; readonly cast: Cast };
type Happening = { readonly daysAgo: number; readonly happen: () => Promise<unknown> };

type Move = { readonly practice: string; readonly status: "doing" | "done" };

const move = (work: Work, teamId: string, { practice, status }: Move) =>
  work.db
    .update(improvements)
    .set({ status })
    .where(
      and(
        eq(improvements.orgId, work.orgId),
        eq(improvements.teamId, teamId),
        eq(improvements.frameworkKey, frameworkKey),
        eq(improvements.practiceKey, practice),
      ),
    );

/** An item is planned, perhaps begun, perhaps finished, each on its own day, so that evidence in between sees it so. */
export function lifeOf(now: Work, { team, cast }: Scene, item: Item): Happening[] {
  const { practice, title, daysAgo, owner, dueInDays, effortDays, begun, done } = item;
  const plan = () =>
    planItem(past(now, daysAgo), {
      teamId: team.id,
      framework: frameworkKey,
      practice,
      title,
      ownerId: owner === null ? null : memberIn(cast, owner),
      dueOn: dueInDays === null ? null : dayOf(shifted(now.now(), dueInDays)),
      effortDays,
    });
  const moved = (at: number | undefined, status: Move["status"]): Happening[] =>
    at === undefined
      ? []
      : [{ daysAgo: at, happen: () => move(now, team.id, { practice, status }) }];
  return [{ daysAgo, happen: plan }, ...moved(begun, "doing"), ...moved(done, "done")];
}

export const aim = (work: Work, { id }: TeamRef, { dimension, level, reason }: Target) =>
  work.db.insert(targetOverrides).values({
    orgId: work.orgId,
    teamId: id,
    frameworkKey,
    dimensionKey: dimension,
    level,
    reason,
    setBy: authorOf(work),
    setAt: work.now(),
  });

export const park = (
  work: Work,
  { id }: TeamRef,
  { practice, reason, reviewOn }: Pick<Parked, "practice" | "reason"> & { reviewOn: string },
) =>
  work.db.insert(parkedPractices).values({
    orgId: work.orgId,
    teamId: id,
    frameworkKey,
    practiceKey: practice,
    reviewOn,
    reason,
    parkedBy: authorOf(work),
    parkedAt: work.now(),
  });
