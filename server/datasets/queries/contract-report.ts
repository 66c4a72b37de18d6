import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { checkOutcomes, datasets, datasetVersions, severities } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { readContract } from "../adapters/odcs";
import type { ContractResult } from "../rules/contract";
import { MAX_COLUMNS } from "../rules/dataset-name";
import { judgeContract } from "../rules/judge-contract";
import { datasetName, versionNumber } from "./dataset-input";
import { datasetOf, versionOf } from "./dataset-row";
import { currentContract } from "./find-dataset";
import { columnsOf } from "./version-schema";

export const contractReport = query({
  name: "datasets.contract-report",
  summary:
    "Every rule of a dataset's contract against one version: kept, broken, or why nobody can tell.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/versions/{version}/contract",
  input: z.strictObject({ name: datasetName, version: versionNumber }),
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    contractId: z.string(),
    contractVersion: z.string(),
    results: z.array(
      z.object({
        rule: z.string(),
        column: z.string(),
        dimension: z.string(),
        severity: z.enum(severities),
        outcome: z.enum(checkOutcomes),
        expected: z.string(),
        observed: z.string(),
      }),
    ),
  }),
  run: async (work, { name: asked, version }) => {
    const dataset = await datasetOf(work, asked);
    const { id } = await versionOf(work, dataset.id, version);
    const report = await contractReportOf(work, { id, datasetId: dataset.id });
    if (report === null) throw new DomainError("not-found", `${dataset.name} has no contract.`);
    return { name: dataset.name, version, ...report };
  },
});

type Report = {
  readonly contractId: string;
  readonly contractVersion: string;
  readonly results: ContractResult[];
};

/** Null when the dataset has no contract. */
export async function contractReportOf(
  work: Work,
  version: { readonly id: string; readonly datasetId: string },
): Promise<Report | null> {
  const stored = await currentContract(work, version.datasetId);
  if (stored === null) return null;
  const { contract } = readContract(stored.body);
  const seen = await seenVersion(work, version);
  return {
    contractId: contract.contractId,
    contractVersion: contract.version,
    results: judgeContract(contract, seen),
  };
}

async function seenVersion(
  work: Work,
  version: { readonly id: string; readonly datasetId: string },
) {
  const { db, orgId } = work;
  const [row] = await db
    .select({
      name: datasets.name,
      rowCount: datasetVersions.rowCount,
      columnCount: datasetVersions.columnCount,
    })
    .from(datasetVersions)
    .innerJoin(
      datasets,
      and(eq(datasets.orgId, datasetVersions.orgId), eq(datasets.id, datasetVersions.datasetId)),
    )
    .where(and(eq(datasetVersions.orgId, orgId), eq(datasetVersions.id, version.id)));
  const { name, rowCount, columnCount } = found(row, "The version");
  const columns = await columnsOf(work, version, { from: 0, limit: MAX_COLUMNS });
  return { name, rowCount, columns: columnCount === null ? null : columns };
}
