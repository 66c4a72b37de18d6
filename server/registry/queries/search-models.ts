import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import { query } from "~/server/core/operation";
import { pageOfFound } from "~/server/tracking/queries/search/page";
import { askedPage, searchInput } from "./asked-page";
import { modelColumns, withDates } from "./model-row";
import { summaryShape } from "./model-summary";
import { modelConditions, modelOrder } from "./registry-sql";
import { latestVersions } from "./version-row";

export const searchModels = query({
  name: "registry.search-models",
  summary: "Models by a filter of MLflow's grammar, with their latest versions, a page at a time.",
  permission: "registry:read",
  input: searchInput("registeredModels"),
  output: z.object({
    models: z.array(summaryShape),
    nextPageToken: z.string().nullable(),
  }),
  run: async (work, asked) => {
    const { maxResults } = asked;
    const { page, filter } = askedPage("registeredModels", asked, modelOrder);
    const found = await work.db
      .select({ ...modelColumns, keys: page.keys })
      .from(registeredModels)
      .where(
        and(
          eq(registeredModels.orgId, work.orgId),
          isNull(registeredModels.deletedAt),
          ...modelConditions(filter),
          ...page.position,
        ),
      )
      .orderBy(page.order)
      .offset(page.offset)
      .limit(maxResults + 1);
    const { rows, nextToken } = pageOfFound(found, maxResults);
    const latest = await latestVersions(
      work,
      rows.map(({ id }) => id),
    );
    const models = rows.map(({ id, ...row }) => ({
      ...withDates(row),
      latestVersions: latest.filter(({ modelId }) => modelId === id),
    }));
    return { models, nextPageToken: nextToken };
  },
});
