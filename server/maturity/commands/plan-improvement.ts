import { z } from "zod";
import { improvements } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { practiceIn } from "../queries/answer-shape";
import { frameworkOf } from "../queries/frameworks";
import type { Improvement } from "../queries/improvements";
import { slugInput, teamBySlug } from "../queries/team";
import { requireOwner } from "./improvement-owner";

export const planDetails = {
  ownerId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  /** Person-days. */
  effortDays: z.number().min(0).max(10_000).nullable(),
};

type Plan = {
  readonly teamId: string;
  readonly framework: string;
  readonly practice: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly effortDays: number | null;
  /** Planned when left out. */
  readonly status?: Improvement["status"];
};

/** Writes one item; a practice has at most one open item per team. */
export async function planItem(work: Work, plan: Plan): Promise<string> {
  const id = newId();
  const { framework, practice, status = "planned", ...rest } = plan;
  const planned = await work.db
    .insert(improvements)
    .values({
      ...rest,
      orgId: work.orgId,
      id,
      frameworkKey: framework,
      practiceKey: practice,
      status,
      createdAt: work.now(),
    })
    .onConflictDoNothing()
    .returning({ id: improvements.id });
  if (planned.length > 0) return id;
  throw new DomainError(
    "conflict",
    `An open item for ${practice} exists already. Change that one.`,
  );
}

export const planImprovement = command({
  name: "maturity.plan-improvement",
  summary:
    "Plans work on one practice of a team. Effort starts from the framework's estimate when not given.",
  permission: "maturity:write",
  route: "POST /teams/{slug}/improvements",
  input: z.strictObject({
    slug: slugInput,
    framework: z.string().max(80),
    practice: z.string().max(80),
    /** The practice's own statement when left out. */
    title: z.string().trim().min(1).max(200).optional(),
    ownerId: planDetails.ownerId.default(null),
    dueOn: planDetails.dueOn.default(null),
    effortDays: planDetails.effortDays.optional(),
  }),
  output: z.object({ improvementId: z.uuid() }),
  run: async (
    work,
    { slug, framework: key, practice: practiceKey, title, ownerId, dueOn, effortDays },
  ) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const practice = practiceIn(await frameworkOf(work, { key }), practiceKey);
    await requireOwner(work, ownerId, team.id);
    const plan = {
      teamId: team.id,
      framework: key,
      practice: practiceKey,
      title: title ?? practice.statement.slice(0, 200),
      ownerId,
      dueOn,
      effortDays: effortDays === undefined ? practice.effortDays : effortDays,
    };
    const improvementId = await planItem(work, plan);
    return {
      result: { improvementId },
      audit: { subject: `improvement:${improvementId}`, after: plan },
    };
  },
});
