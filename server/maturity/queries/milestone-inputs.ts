import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import type { AssessmentInput } from "../rules/assessment";
import type { Framework } from "../rules/framework";

const share = z.number().min(0).max(1);

const response = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("option"), option: z.string() }),
  z.object({ kind: z.literal("unknown") }),
  z.object({
    kind: z.literal("out_of_scope"),
    reason: z.string(),
    approvedBy: z.string().nullable(),
    expiresAt: z.coerce.date().nullable(),
  }),
  z.object({ kind: z.literal("decided_not_to_do"), reason: z.string() }),
  z.object({
    kind: z.literal("owned_elsewhere"),
    reason: z.string(),
    owner: z.string(),
    claimed: share.nullable(),
    observed: share.nullable(),
  }),
]);

const seen = { check: z.string(), asOf: z.coerce.date(), validityDays: z.number() };

const observation = z.union([
  z.object({
    ...seen,
    status: z.literal("measured"),
    value: share,
    good: z.number().nullable(),
    eligible: z.number().nullable(),
    authoritative: z.boolean(),
  }),
  z.object({
    ...seen,
    status: z.enum(["no_population", "not_connected", "stale", "untested", "error"]),
  }),
]);

const moment = z.coerce.date().nullable();

const document = z.object({
  practice: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.coerce.date(),
  validFrom: moment.default(null),
  validUntil: moment.default(null),
  review: z.union([
    z.object({ status: z.literal("pending") }),
    z.object({ status: z.enum(["accepted", "rejected"]), by: z.string() }),
  ]),
});

/** What a milestone wrote down of its inputs; the framework is named there, not copied. */
const storedInputs = z.object({
  answers: z.array(
    z.object({
      practice: z.string(),
      assessor: z.string(),
      answeredAt: z.coerce.date(),
      response,
    }),
  ),
  observations: z.array(observation),
  resolutions: z
    .array(
      z.object({
        practice: z.string(),
        by: z.string(),
        reason: z.string(),
        resolvedAt: z.coerce.date(),
        response,
      }),
    )
    .default([]),
  documents: z.array(document).default([]),
  now: z.coerce.date(),
});

/** More than two years of monthly ones. */
const MOST = 24;

export type MilestoneInput = {
  readonly id: string;
  readonly name: string;
  readonly takenAt: Date;
  /** As they stood that day, to be scored again; null when this Cairn can no longer read them. */
  readonly input: AssessmentInput | null;
};

/** The newest milestones of a team under one edition, with what went into them. */
export async function milestoneInputs(
  work: Work,
  teamId: string,
  framework: Framework,
): Promise<MilestoneInput[]> {
  const rows = await work.db
    .select({
      id: milestones.id,
      name: milestones.name,
      takenAt: milestones.takenAt,
      inputs: milestones.inputs,
    })
    .from(milestones)
    .where(
      and(
        eq(milestones.orgId, work.orgId),
        eq(milestones.teamId, teamId),
        eq(milestones.frameworkKey, framework.key),
        eq(milestones.frameworkVersion, framework.version),
      ),
    )
    .orderBy(desc(milestones.takenAt))
    .limit(MOST);
  return rows.map(({ inputs, ...row }) => {
    const read = storedInputs.safeParse(inputs);
    return { ...row, input: read.success ? { ...read.data, framework } : null };
  });
}
