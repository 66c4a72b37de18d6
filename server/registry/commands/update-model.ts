import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { lifecycles, registeredModels, riskTiers } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { requireTeam } from "~/server/identity/queries/team";
import { requireActiveMember } from "~/server/identity/queries/active-member";
import { heldModel, noSuchModel } from "../queries/model-row";
import { summaryOf, summaryShape } from "../queries/model-summary";
import { description, modelName } from "./registry-input";

export const updateModel = command({
  name: "registry.update-model",
  summary:
    "Changes what a model is for, who answers for it, its risk tier and where it is in its life.",
  permission: "registry:write",
  route: "PUT /models/{name}",
  input: z.strictObject({
    name: modelName,
    description: description.optional(),
    ownerTeamId: z.uuid().nullable().optional(),
    ownerMemberId: z.uuid().nullable().optional(),
    deputyMemberId: z.uuid().nullable().optional(),
    riskTier: z.enum(riskTiers).nullable().optional(),
    useCase: z.string().trim().max(2000).optional(),
    lifecycle: z.enum(lifecycles).optional(),
  }),
  output: summaryShape,
  run: async (work, { name, ...asked }) => {
    const model = await heldModel(work, name);
    const before = await stored(work, model.id);
    const change: Change = { ...before, ...given(asked) };
    await requirePeople(work, before, change);
    await work.db
      .update(registeredModels)
      .set({ ...change, updatedAt: work.now() })
      .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, model.id)));
    return {
      result: await summaryOf(work, model.id),
      audit: { subject: `model:${model.name}`, before, after: change },
    };
  },
});

type Change = Awaited<ReturnType<typeof stored>>;

/** What was sent; a field that is missing stays as it is. */
const given = (asked: object) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));

async function stored({ db, orgId }: Work, modelId: string) {
  const [row] = await db
    .select({
      description: registeredModels.description,
      ownerTeamId: registeredModels.ownerTeamId,
      ownerMemberId: registeredModels.ownerMemberId,
      deputyMemberId: registeredModels.deputyMemberId,
      riskTier: registeredModels.riskTier,
      useCase: registeredModels.useCase,
      lifecycle: registeredModels.lifecycle,
    })
    .from(registeredModels)
    .where(and(eq(registeredModels.orgId, orgId), eq(registeredModels.id, modelId)));
  if (row === undefined) throw noSuchModel(modelId);
  return row;
}

/** Who is newly named must be there; who answered for it before may have left since. */
async function requirePeople(work: Work, before: Change, after: Change): Promise<void> {
  const { ownerTeamId, ownerMemberId, deputyMemberId } = after;
  if (ownerTeamId !== null && ownerTeamId !== before.ownerTeamId) {
    await requireTeam(work, ownerTeamId);
  }
  if (ownerMemberId !== null && ownerMemberId !== before.ownerMemberId) {
    await requireActiveMember(work, ownerMemberId);
  }
  if (deputyMemberId !== null && deputyMemberId !== before.deputyMemberId) {
    await requireActiveMember(work, deputyMemberId);
  }
  if (deputyMemberId !== null && deputyMemberId === ownerMemberId) {
    const message = "The deputy stands in for the owner, so it has to be somebody else.";
    throw new DomainError("invalid", message, { fields: { deputyMemberId: message } });
  }
}
