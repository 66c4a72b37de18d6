import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { modelVersions, registeredModels } from "~/db/schema/registry";
import { query } from "~/server/core/operation";
import { pageOfFound } from "~/server/tracking/queries/search/page";
import { askedPage, searchInput } from "./asked-page";
import { versionConditions, versionOrder } from "./registry-sql";
import { ofItsModel, versionColumns, versionFrom, versionShape } from "./version-row";

export const searchVersions = query({
  name: "registry.search-versions",
  summary: "Versions of all models by a filter of MLflow's grammar, a page at a time.",
  permission: "registry:read",
  input: searchInput("modelVersions"),
  output: z.object({ versions: z.array(versionShape), nextPageToken: z.string().nullable() }),
  run: async (work, asked) => {
    const { maxResults } = asked;
    const { page, filter } = askedPage("modelVersions", asked, versionOrder);
    const found = await work.db
      .select({ ...versionColumns, keys: page.keys })
      .from(modelVersions)
      .innerJoin(registeredModels, and(ofItsModel, isNull(registeredModels.deletedAt)))
      .where(
        and(
          eq(modelVersions.orgId, work.orgId),
          isNull(modelVersions.deletedAt),
          ...versionConditions(filter),
          ...page.position,
        ),
      )
      .orderBy(page.order)
      .offset(page.offset)
      .limit(maxResults + 1);
    const { rows, nextToken } = pageOfFound(found, maxResults);
    return { versions: rows.map(versionFrom), nextPageToken: nextToken };
  },
});
