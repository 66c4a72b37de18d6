import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { modelVersions, registeredModels } from "~/db/schema/registry";
import { query } from "~/server/core/operation";
import { accepted } from "~/server/tracking/queries/asked";
import { pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { parseOrderBy } from "~/server/tracking/rules/filter/order-by";
import { parseFilter } from "~/server/tracking/rules/filter/parse";
import { PAGE_ROWS } from "~/server/tracking/rules/limits";
import { versionConditions, versionOrder } from "./registry-sql";
import { ofItsModel, versionColumns, versionFrom, versionShape } from "./version-row";

export const searchVersions = query({
  name: "registry.search-versions",
  summary: "Versions of all models by a filter of MLflow's grammar, a page at a time.",
  permission: "registry:read",
  input: z.strictObject({
    filter: z.string().default(""),
    orderBy: z.array(z.string()).default([]),
    maxResults: z
      .number()
      .int()
      .min(1)
      .max(PAGE_ROWS.modelVersions.most)
      .default(PAGE_ROWS.modelVersions.usual),
    pageToken: z.string().max(20_000).optional(),
  }),
  output: z.object({ versions: z.array(versionShape), nextPageToken: z.string().nullable() }),
  run: async (work, { filter, orderBy, maxResults, pageToken }) => {
    const order = parseOrderBy("modelVersions", orderBy);
    const terms = accepted(order.ok ? { ok: true, value: order.terms } : order);
    const page = searchPage(versionOrder(terms), pageToken);
    const found = await work.db
      .select({ ...versionColumns, keys: page.keys })
      .from(modelVersions)
      .innerJoin(registeredModels, and(ofItsModel, isNull(registeredModels.deletedAt)))
      .where(
        and(
          eq(modelVersions.orgId, work.orgId),
          isNull(modelVersions.deletedAt),
          ...versionConditions(accepted(parseFilter("modelVersions", filter))),
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
