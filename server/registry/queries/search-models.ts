import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { registeredModels } from "~/db/schema/registry";
import { query } from "~/server/core/operation";
import { accepted } from "~/server/tracking/queries/asked";
import { pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { parseOrderBy } from "~/server/tracking/rules/filter/order-by";
import { parseFilter } from "~/server/tracking/rules/filter/parse";
import { PAGE_ROWS } from "~/server/tracking/rules/limits";
import { modelColumns, withDates } from "./model-row";
import { summaryShape } from "./model-summary";
import { modelConditions, modelOrder } from "./registry-sql";
import { latestVersions } from "./version-row";

export const searchModels = query({
  name: "registry.search-models",
  summary: "Models by a filter of MLflow's grammar, with their latest versions, a page at a time.",
  permission: "registry:read",
  input: z.strictObject({
    filter: z.string().default(""),
    orderBy: z.array(z.string()).default([]),
    maxResults: z
      .number()
      .int()
      .min(1)
      .max(PAGE_ROWS.registeredModels.most)
      .default(PAGE_ROWS.registeredModels.usual),
    pageToken: z.string().max(20_000).optional(),
  }),
  output: z.object({
    models: z.array(summaryShape),
    nextPageToken: z.string().nullable(),
  }),
  run: async (work, { filter, orderBy, maxResults, pageToken }) => {
    const order = parseOrderBy("registeredModels", orderBy);
    const terms = accepted(order.ok ? { ok: true, value: order.terms } : order);
    const page = searchPage(modelOrder(terms), pageToken);
    const found = await work.db
      .select({ ...modelColumns, keys: page.keys })
      .from(registeredModels)
      .where(
        and(
          eq(registeredModels.orgId, work.orgId),
          isNull(registeredModels.deletedAt),
          ...modelConditions(accepted(parseFilter("registeredModels", filter))),
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
