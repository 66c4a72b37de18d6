import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { loggedModelMetrics, loggedModels } from "~/db/schema/tracking-models";
import { query } from "~/server/core/operation";
import type { Filter } from "../rules/filter/ast";
import { parseLoggedModelOrder } from "../rules/filter/logged-model-order";
import { parseFilter } from "../rules/filter/parse";
import { PAGE_ROWS } from "../rules/limits";
import { accepted } from "./asked";
import { conditionOf } from "./search/condition";
import { clauseOfModel, onDatasets, sortKeysOf } from "./logged-model-sql";
import { loggedModelColumns, loggedModelFrom, loggedModelShape } from "./logged-model-row";
import { pageOfFound, searchPage } from "./search/page";

const dataset = z.strictObject({
  datasetName: z.string().min(1).max(500),
  datasetDigest: z.string().max(36).default(""),
});

const order = z.strictObject({
  fieldName: z.string().max(1000).default(""),
  ascending: z.boolean().default(true),
  datasetName: z.string().max(500).default(""),
  datasetDigest: z.string().max(36).default(""),
});

export const searchLoggedModels = query({
  name: "tracking.search-logged-models",
  summary: "Logged models of some experiments by a filter, in an order, a page at a time.",
  permission: "tracking:read",
  input: z.strictObject({
    experimentIds: z.array(z.number().int().min(0)).min(1).max(1000),
    filter: z.string().default(""),
    datasets: z.array(dataset).max(100).default([]),
    orderBy: z.array(order).default([]),
    maxResults: z.number().int().min(1).max(PAGE_ROWS.loggedModels.most).default(50),
    pageToken: z.string().max(20_000).optional(),
  }),
  output: z.object({ models: z.array(loggedModelShape), nextPageToken: z.string().nullable() }),
  run: async (work, { experimentIds, maxResults, pageToken, datasets, ...asked }) => {
    const filter = accepted(parseFilter("loggedModels", asked.filter));
    const parsed = parseLoggedModelOrder(asked.orderBy.map(orderOf));
    const keys = sortKeysOf(accepted(parsed.ok ? { ok: true, value: parsed.terms } : parsed));
    const page = searchPage(keys, pageToken);
    const found = await work.db
      .select({ ...loggedModelColumns, keys: page.keys })
      .from(loggedModels)
      .where(
        and(
          eq(loggedModels.orgId, work.orgId),
          inArray(loggedModels.experimentId, experimentIds),
          isNull(loggedModels.deletedAt),
          ...conditions(filter, datasets),
          ...page.position,
        ),
      )
      .orderBy(page.order)
      .offset(page.offset)
      .limit(maxResults + 1);
    const { rows, nextToken } = pageOfFound(found, maxResults);
    return { models: rows.map(loggedModelFrom), nextPageToken: nextToken };
  },
});

/** The words of the protocol, which the rule speaks. */
const orderOf = ({ fieldName, ascending, datasetName, datasetDigest }: z.output<typeof order>) => ({
  field_name: fieldName,
  ascending,
  dataset_name: datasetName,
  dataset_digest: datasetDigest,
});

function asksForMetrics(filter: Filter): boolean {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.terms.some(asksForMetrics);
    case "not":
      return asksForMetrics(filter.term);
    default:
      return filter.entity === "metric";
  }
}

type Datasets = readonly z.output<typeof dataset>[];

/** Data narrow what metrics are looked at; without a question about metrics, any metric on them will do. */
function conditions(filter: Filter | null, datasets: Datasets): SQL[] {
  const asked = filter === null ? [] : [conditionOf(filter, clauseOfModel(datasets))];
  if (datasets.length === 0 || (filter !== null && asksForMetrics(filter))) return asked;
  const measured = sql`exists (select 1 from ${loggedModelMetrics} m where m.org_id = ${loggedModels}.org_id
    and m.model_id = ${loggedModels}.id and ${onDatasets(datasets)})`;
  return [...asked, measured];
}
