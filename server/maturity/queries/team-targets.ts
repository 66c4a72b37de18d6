import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { targetOverrides } from "~/db/schema/targets";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import type { Framework } from "../rules/framework";
import { aimsOf, proposalFor } from "../rules/framework-targets";
import { targetsFor } from "../rules/targets";
import { levelShape } from "./framework-shape";
import { cardOf, frameworkOf } from "./frameworks";
import { contextOf, contextShape, type TeamSituation } from "./team-context";
import { slugInput, type TeamRef, teamBySlug, teamRef, whyNotWrite } from "./team";

const chosenShape = z.object({
  level: z.number().int(),
  reason: z.string(),
  by: z.string(),
  at: z.date(),
});

export const targetShape = z.object({
  dimension: z.string(),
  title: z.string(),
  /** What counts: the people's level, else the proposed one; null when nobody and no rule set one. */
  level: z.number().int().nullable(),
  /** By the rules for a team's situation; null without a situation, or where no rule speaks in these levels. */
  proposed: z.object({ level: z.number().int(), rule: z.string(), reason: z.string() }).nullable(),
  chosen: chosenShape.nullable(),
});
export type TargetView = z.input<typeof targetShape>;

export async function overridesOf(work: Work, teamId: string, framework: string) {
  return work.db
    .select({
      dimension: targetOverrides.dimensionKey,
      level: targetOverrides.level,
      reason: targetOverrides.reason,
      by: members.name,
      at: targetOverrides.setAt,
    })
    .from(targetOverrides)
    .innerJoin(
      members,
      and(eq(members.orgId, targetOverrides.orgId), eq(members.id, targetOverrides.setBy)),
    )
    .where(
      and(
        eq(targetOverrides.orgId, work.orgId),
        eq(targetOverrides.teamId, teamId),
        eq(targetOverrides.frameworkKey, framework),
      ),
    )
    .orderBy(asc(targetOverrides.dimensionKey));
}

type Place = {
  readonly team: Pick<TeamRef, "id">;
  readonly framework: Framework;
  readonly context: TeamSituation | null;
};

/** Every dimension that can have a target, with what the rules and what people say. */
export async function targetViews(work: Work, place: Place): Promise<TargetView[]> {
  const { team, framework, context } = place;
  const targets = context === null ? null : targetsFor(context);
  const overrides = new Map(
    (await overridesOf(work, team.id, framework.key)).map((one) => [one.dimension, one]),
  );
  return aimsOf(framework).map(({ dimension, title }) => {
    const proposed = targets === null ? null : proposalFor(framework, dimension, targets);
    const override = overrides.get(dimension);
    const chosen =
      override === undefined
        ? null
        : { level: override.level, reason: override.reason, by: override.by, at: override.at };
    return { dimension, title, level: chosen?.level ?? proposed?.level ?? null, proposed, chosen };
  });
}

export const teamTargets = query({
  name: "maturity.team-targets",
  summary: "The level that makes sense for a team in each dimension, and who or what set it.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/targets/{framework}",
  input: z.strictObject({ slug: slugInput, framework: z.string().max(80) }),
  output: z.object({
    team: teamRef,
    framework: z.object({
      key: z.string(),
      title: z.string(),
      levels: z.array(levelShape).readonly(),
    }),
    /** Null until somebody says what the team's situation is. */
    context: contextShape.nullable(),
    /** Rules that bend or guard the targets: M1 to M3. */
    modifiers: z.array(z.string()).readonly(),
    /** No level above the first counts while decisions rest on an unwatched model. */
    monitoringGate: z.boolean(),
    targets: z.array(targetShape),
    readOnlyBecause: z.string().nullable(),
  }),
  run: async (work, { slug, framework: key }) => {
    const team = await teamBySlug(work, slug);
    const framework = await frameworkOf(work, { key });
    const context = await contextOf(work, team.id);
    const rules = context === null ? null : targetsFor(context);
    const { title, levels } = cardOf(framework);
    return {
      team,
      framework: { key, title, levels },
      context,
      modifiers: rules?.modifiers ?? [],
      monitoringGate: rules?.monitoringGate ?? false,
      targets: await targetViews(work, { team, framework, context }),
      readOnlyBecause: await whyNotWrite(work, team.id),
    };
  },
});
