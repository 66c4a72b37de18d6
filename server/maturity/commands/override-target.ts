import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { targetOverrides } from "~/db/schema/targets";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { frameworkOf } from "../queries/frameworks";
import { slugInput, teamBySlug } from "../queries/team";
import { overridesOf } from "../queries/team-targets";
import type { Framework } from "../rules/framework";
import { aimsOf } from "../rules/framework-targets";
import { authorOf } from "./author";

const place = { slug: slugInput, framework: z.string().max(80), dimension: z.string().max(80) };

function refuseUnknown(framework: Framework, dimension: string): void {
  const aims = aimsOf(framework);
  if (aims.some((aim) => aim.dimension === dimension)) return;
  const known = aims.map((aim) => aim.dimension).join(", ");
  throw new DomainError(
    "not-found",
    `${framework.title} has no target for "${dimension}". Choose one of: ${known}.`,
  );
}

function refuseLevel(framework: Framework, level: number): void {
  const ordinals = framework.levels.map(({ ordinal }) => ordinal);
  if (ordinals.includes(level)) return;
  const words = `${framework.title} has no level ${level}. Choose one of: ${ordinals.join(", ")}.`;
  throw new DomainError("invalid", words, { fields: { level: words } });
}

type Aimed = { readonly teamId: string; readonly framework: string; readonly dimension: string };

async function chosenFor(work: Work, { teamId, framework, dimension }: Aimed) {
  const all = await overridesOf(work, teamId, framework);
  const own = all.find((one) => one.dimension === dimension);
  return own === undefined ? null : { level: own.level, reason: own.reason };
}

const subjectOf = ({ teamId, framework, dimension }: Aimed): string =>
  `target:${teamId}/${framework}/${dimension}`;

export const overrideTarget = command({
  name: "maturity.override-target",
  summary:
    "Sets a team's own target for a dimension, with a reason. What the rules propose stays visible.",
  permission: "maturity:write",
  route: "PUT /teams/{slug}/targets/{framework}/{dimension}",
  input: z.strictObject({
    ...place,
    level: z.number().int(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ level: z.number().int(), reason: z.string() }),
  run: async (work, { slug, framework: key, dimension, level, reason }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const framework = await frameworkOf(work, { key });
    refuseUnknown(framework, dimension);
    refuseLevel(framework, level);
    const aimed = { teamId: team.id, framework: key, dimension };
    const before = await chosenFor(work, aimed);
    const said = { level, reason, setBy: authorOf(work), setAt: work.now() };
    const { orgId, teamId, frameworkKey, dimensionKey } = targetOverrides;
    await work.db
      .insert(targetOverrides)
      .values({
        orgId: work.orgId,
        teamId: team.id,
        frameworkKey: key,
        dimensionKey: dimension,
        ...said,
      })
      .onConflictDoUpdate({ target: [orgId, teamId, frameworkKey, dimensionKey], set: said });
    const after = { level, reason };
    return { result: after, audit: { subject: subjectOf(aimed), before, after, reason } };
  },
});

export const clearOverride = command({
  name: "maturity.clear-override",
  summary: "Takes a team's own target back, so that the proposed one counts again.",
  permission: "maturity:write",
  route: "DELETE /teams/{slug}/targets/{framework}/{dimension}",
  input: z.strictObject(place),
  output: z.object({ cleared: z.boolean() }),
  run: async (work, { slug, framework, dimension }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const aimed = { teamId: team.id, framework, dimension };
    const before = await chosenFor(work, aimed);
    if (before === null) {
      throw new DomainError("not-found", `${team.name} has no own target for "${dimension}".`);
    }
    await work.db
      .delete(targetOverrides)
      .where(
        and(
          eq(targetOverrides.orgId, work.orgId),
          eq(targetOverrides.teamId, team.id),
          eq(targetOverrides.frameworkKey, framework),
          eq(targetOverrides.dimensionKey, dimension),
        ),
      );
    return {
      result: { cleared: true },
      audit: { subject: subjectOf(aimed), before, after: null },
    };
  },
});
