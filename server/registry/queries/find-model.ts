import { and, count, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { members, teams } from "~/db/schema/identity";
import { modelVersions, registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { modelColumns, modelOf, noSuchModel, withDates } from "./model-row";
import { summaryShape } from "./model-summary";
import { latestVersions } from "./version-row";

const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

/** Who answers for a model. */
export const ownerShape = {
  ownerTeam: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
  owner: person,
  deputy: person,
};

const owner = alias(members, "owner");
const deputy = alias(members, "deputy");

export const ownerColumns = {
  ownerTeam: { id: teams.id, slug: teams.slug, name: teams.name },
  owner: { id: owner.id, name: owner.name },
  deputy: { id: deputy.id, name: deputy.name },
};

const m = registeredModels;

/** The model's row joined with its team and people. */
export const withOwners = {
  team: [teams, and(eq(teams.orgId, m.orgId), eq(teams.id, m.ownerTeamId))],
  owner: [owner, and(eq(owner.orgId, m.orgId), eq(owner.id, m.ownerMemberId))],
  deputy: [deputy, and(eq(deputy.orgId, m.orgId), eq(deputy.id, m.deputyMemberId))],
} as const;

export const findModel = query({
  name: "registry.find-model",
  summary:
    "One model with its owners, aliases and the latest version in each stage; an old name finds it, too.",
  permission: "registry:read",
  route: "GET /models/{name}",
  input: z.strictObject({ name: z.string().min(1).max(1000) }),
  output: summaryShape.extend({
    ...ownerShape,
    versionCount: z.number().int(),
    /** The old name it was asked by; null when it is called so now. */
    renamedFrom: z.string().nullable(),
  }),
  run: async (work, { name }) => {
    const model = await modelOf(work, name);
    const [row] = await work.db
      .select({ ...modelColumns, ...ownerColumns })
      .from(m)
      .leftJoin(...withOwners.team)
      .leftJoin(...withOwners.owner)
      .leftJoin(...withOwners.deputy)
      .where(and(eq(m.orgId, work.orgId), eq(m.id, model.id)));
    if (row === undefined) throw noSuchModel(name);
    const { id, ...rest } = row;
    return {
      ...withDates(rest),
      renamedFrom: model.renamedFrom,
      versionCount: await countVersions(work, id),
      latestVersions: await latestVersions(work, [id]),
    };
  },
});

async function countVersions({ db, orgId }: Work, modelId: string): Promise<number> {
  const [row] = await db
    .select({ versions: count() })
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.orgId, orgId),
        eq(modelVersions.modelId, modelId),
        isNull(modelVersions.deletedAt),
      ),
    );
  return row?.versions ?? 0;
}
