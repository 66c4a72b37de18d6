import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { features } from "~/db/schema/features";
import { command } from "~/server/core/operation";
import { featureByName, sourcesOf } from "../queries/feature-row";
import { featureName, requirePeople, saidFields, writeSources } from "./feature-input";

export const updateFeature = command({
  name: "features.update-feature",
  summary: "Changes what is said of a feature; what is not sent stays.",
  permission: "datasets:write",
  route: "PUT /features/{name}",
  input: z.strictObject({ name: featureName, ...z.object(saidFields).partial().shape }),
  output: z.object({ name: z.string() }),
  run: async (work, { name, sources, ...asked }) => {
    const stored = await featureByName(work, name);
    await requirePeople(work, stored, asked);
    const change = Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    );
    const mine = and(eq(features.orgId, work.orgId), eq(features.id, stored.id));
    await work.db
      .update(features)
      .set({ ...change, updatedAt: work.now() })
      .where(mine);
    const before = sources === undefined ? undefined : await sourcesOf(work, stored.id);
    if (sources !== undefined) await writeSources(work, stored.id, sources);
    const {
      orgId: _org,
      id: _id,
      createdAt: _created,
      createdBy: _by,
      updatedAt: _updated,
      ...was
    } = stored;
    return {
      result: { name },
      audit: {
        subject: `feature:${name}`,
        before: { ...was, ...(before && { sources: before }) },
        after: { ...was, ...change, ...(sources && { sources }) },
      },
    };
  },
});
