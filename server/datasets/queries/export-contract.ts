import { desc, eq, and } from "drizzle-orm";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { datasetVersions } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { familyOf, type TypeFamily } from "../rules/column";
import { MAX_COLUMNS } from "../rules/dataset-name";
import { datasetName } from "./dataset-input";
import { type DatasetKey, datasetOf } from "./dataset-row";
import { currentContract, summaryFor } from "./find-dataset";
import { columnsOf } from "./version-schema";

export const exportContract = query({
  name: "datasets.export-contract",
  summary:
    "The contract of a dataset as ODCS 3.1, YAML or JSON; where none is attached, a draft of what is known of its newest version.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/contract",
  input: z.strictObject({ name: datasetName, format: z.enum(["yaml", "json"]).default("yaml") }),
  output: z.object({
    filename: z.string(),
    mediaType: z.string(),
    body: z.string(),
    /** False for a draft that nobody has agreed to. */
    attached: z.boolean(),
  }),
  run: async (work, { name: asked, format }) => {
    const dataset = await datasetOf(work, asked);
    const stored = await currentContract(work, dataset.id);
    const file = {
      filename: `${dataset.name.replaceAll(/[^\w.-]+/gu, "-").slice(0, 100)}.odcs.${format}`,
      mediaType: format === "yaml" ? "application/yaml" : "application/json",
      attached: stored !== null,
    };
    // As it was written, comments and all, when it is asked for in its own syntax.
    if (stored?.syntax === format) return { ...file, body: stored.body };
    const contract: unknown = stored === null ? await draftOf(work, dataset) : parse(stored.body);
    return {
      ...file,
      body: format === "yaml" ? stringify(contract) : JSON.stringify(contract, null, 2),
    };
  },
});

const logicalTypes: Readonly<Record<TypeFamily, string | undefined>> = {
  integer: "integer",
  number: "number",
  boolean: "boolean",
  text: "string",
  date: "date",
  timestamp: "timestamp",
  other: undefined,
};

async function draftOf(work: Work, { id, name }: DatasetKey) {
  const { description, freshHours, retentionDays } = await summaryFor(work, id);
  const sla = [
    ...(freshHours === null ? [] : [{ property: "freshness", value: freshHours, unit: "h" }]),
    ...(retentionDays === null ? [] : [{ property: "retention", value: retentionDays, unit: "d" }]),
  ];
  return {
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id,
    name,
    version: "0.1.0",
    status: "draft",
    ...(description === "" ? {} : { description: { purpose: description } }),
    schema: [{ name, logicalType: "object", properties: await propertiesOf(work, id) }],
    ...(sla.length === 0 ? {} : { slaProperties: sla }),
  };
}

async function propertiesOf(work: Work, datasetId: string) {
  const [newest] = await work.db
    .select({ id: datasetVersions.id })
    .from(datasetVersions)
    .where(and(eq(datasetVersions.orgId, work.orgId), eq(datasetVersions.datasetId, datasetId)))
    .orderBy(desc(datasetVersions.number))
    .limit(1);
  if (newest === undefined) return [];
  const columns = await columnsOf(
    work,
    { id: newest.id, datasetId },
    { from: 0, limit: MAX_COLUMNS },
  );
  return columns.map(({ name, type, canBeMissing, description }) => {
    const logicalType = logicalTypes[familyOf(type)];
    return {
      name,
      ...(logicalType === undefined ? {} : { logicalType }),
      physicalType: type,
      ...(canBeMissing === null ? {} : { required: !canBeMissing }),
      ...(description === "" ? {} : { description }),
    };
  });
}
