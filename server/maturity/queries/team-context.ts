import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { teamContexts } from "~/db/schema/targets";
import type { Work } from "~/server/core/context";

const amount = z.number().min(0).max(1_000_000_000);

/** A team's situation. Null is not known; money is in the organisation's currency. */
export const contextFields = {
  stage: z.enum(["poc", "one_off", "production"]),
  productionModels: z.number().int().min(0).max(1_000_000),
  changesPerYear: z.number().min(0).max(1_000_000),
  /** The business lives on its models. */
  mlCore: z.boolean(),
  regulated: z.boolean(),
  /** Decisions rest on what the models say. */
  decisionUse: z.boolean(),
  /** Until the truth about a prediction is known. */
  labelDelayDays: z.number().min(0).max(36_500).nullable(),
  /** Of one person-day. */
  dayRate: amount.nullable(),
  budget: amount.nullable(),
  /** Person-days a week that the owners give to improvements. */
  daysPerWeek: z.number().min(0.1).max(1000),
};

export const contextShape = z.object({ ...contextFields, setBy: z.string(), setAt: z.date() });
export type TeamSituation = z.input<typeof contextShape>;

/** What was last said about a team; null when nobody has yet. */
export async function contextOf(work: Work, teamId: string): Promise<TeamSituation | null> {
  const [row] = await work.db
    .select({
      stage: teamContexts.stage,
      productionModels: teamContexts.productionModels,
      changesPerYear: teamContexts.changesPerYear,
      mlCore: teamContexts.mlCore,
      regulated: teamContexts.regulated,
      decisionUse: teamContexts.decisionUse,
      labelDelayDays: teamContexts.labelDelayDays,
      dayRate: teamContexts.dayRate,
      budget: teamContexts.budget,
      daysPerWeek: teamContexts.daysPerWeek,
      setBy: members.name,
      setAt: teamContexts.setAt,
    })
    .from(teamContexts)
    .innerJoin(
      members,
      and(eq(members.orgId, teamContexts.orgId), eq(members.id, teamContexts.setBy)),
    )
    .where(and(eq(teamContexts.orgId, work.orgId), eq(teamContexts.teamId, teamId)));
  return row ?? null;
}
