import { z } from "zod";
import { features } from "~/db/schema/features";
import { memberOf } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { newFeatureName, requirePeople, saidFields, writeSources } from "./feature-input";

export const defineFeature = command({
  name: "features.define-feature",
  summary: "Describes a feature: what it is about, where it comes from, who answers for it.",
  permission: "datasets:write",
  route: "POST /features",
  input: z.strictObject({
    name: newFeatureName,
    entity: saidFields.entity.default(""),
    valueType: saidFields.valueType.default(""),
    description: saidFields.description.default(""),
    definition: saidFields.definition.default(""),
    status: saidFields.status.default("experimental"),
    ownerTeamId: saidFields.ownerTeamId.default(null),
    ownerMemberId: saidFields.ownerMemberId.default(null),
    freshMinutes: saidFields.freshMinutes.default(null),
    saidInTraining: saidFields.saidInTraining.default(null),
    saidInServing: saidFields.saidInServing.default(null),
    sources: saidFields.sources.default([]),
  }),
  output: z.object({ name: z.string() }),
  run: async (work, { sources, ...said }) => {
    await requirePeople(work, {}, said);
    const at = work.now();
    const id = newId();
    const made = await work.db
      .insert(features)
      .values({
        ...said,
        orgId: work.orgId,
        id,
        createdBy: memberOf(work.actor),
        createdAt: at,
        updatedAt: at,
      })
      .onConflictDoNothing({ target: [features.orgId, features.name] })
      .returning({ id: features.id });
    if (made.length === 0) {
      const message = `A feature is called "${said.name}" already. Open it to change what is said of it.`;
      throw new DomainError("conflict", message, { fields: { name: message } });
    }
    await writeSources(work, id, sources);
    return {
      result: { name: said.name },
      audit: { subject: `feature:${said.name}`, after: { ...said, sources } },
    };
  },
});
