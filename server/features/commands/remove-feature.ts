import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { features } from "~/db/schema/features";
import { command } from "~/server/core/operation";
import { featureByName, sourcesOf } from "../queries/feature-row";
import { featureName } from "./feature-input";

/** What was said of it stands in the trail; models go on reading the column, and it is a candidate again. */
export const removeFeature = command({
  name: "features.remove-feature",
  summary: "Takes a feature out of the catalogue.",
  permission: "datasets:write",
  route: "DELETE /features/{name}",
  input: z.strictObject({ name: featureName }),
  output: z.object({ name: z.string() }),
  run: async (work, { name }) => {
    const { orgId: _org, id, ...was } = await featureByName(work, name);
    const sources = await sourcesOf(work, id);
    await work.db.delete(features).where(and(eq(features.orgId, work.orgId), eq(features.id, id)));
    return {
      result: { name },
      audit: { subject: `feature:${name}`, before: { ...was, sources } },
    };
  },
});
