import { eq, and } from "drizzle-orm";
import { z } from "zod";
import { featureSources, featureStatuses } from "~/db/schema/features";
import type { Work } from "~/server/core/context";
import { requireTeam } from "~/server/identity/queries/team";
import { requireActiveMember } from "~/server/identity/queries/active-member";
import type { Source } from "../queries/feature-row";

/** A name to find a feature by: what no feature can be called is simply not found. */
export const featureName = z.string().min(1).max(1000);

export const newFeatureName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(250, "At most 250 characters.")
  .refine((name) => !name.includes("\0"), "It contains a NUL character.");

const MINUTES_OF_TEN_YEARS = 5_256_000;

const source = z.strictObject({
  dataset: z.string().trim().min(1).max(500),
  column: z.string().trim().min(1).max(500),
});

/** What people say of a feature. */
export const saidFields = {
  entity: z.string().trim().max(120),
  valueType: z.string().trim().max(200),
  description: z.string().trim().max(5000),
  definition: z.string().trim().max(20_000),
  status: z.enum(featureStatuses),
  ownerTeamId: z.uuid().nullable(),
  ownerMemberId: z.uuid().nullable(),
  freshMinutes: z.number().int().min(1).max(MINUTES_OF_TEN_YEARS).nullable(),
  saidInTraining: z.boolean().nullable(),
  saidInServing: z.boolean().nullable(),
  /** All of them; those that are not named are taken away. */
  sources: z.array(source).max(100),
};

type People = {
  readonly ownerTeamId?: string | null | undefined;
  readonly ownerMemberId?: string | null | undefined;
};

/** Who is newly named must be there; who was named before may have left since. */
export async function requirePeople(work: Work, before: People, after: People): Promise<void> {
  const { ownerTeamId, ownerMemberId } = after;
  if (ownerTeamId && ownerTeamId !== before.ownerTeamId) await requireTeam(work, ownerTeamId);
  if (ownerMemberId && ownerMemberId !== before.ownerMemberId)
    await requireActiveMember(work, ownerMemberId);
}

export async function writeSources(
  { db, orgId }: Work,
  featureId: string,
  sources: readonly Source[],
): Promise<void> {
  await db
    .delete(featureSources)
    .where(and(eq(featureSources.orgId, orgId), eq(featureSources.featureId, featureId)));
  const rows = sources.map(({ dataset, column }) => ({
    orgId,
    featureId,
    dataset,
    columnName: column,
  }));
  if (rows.length > 0) await db.insert(featureSources).values(rows).onConflictDoNothing();
}
