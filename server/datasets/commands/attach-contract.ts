import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { dataContracts } from "~/db/schema/datasets-quality";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { MAX_CONTRACT, readContract } from "../adapters/odcs";
import { datasetName } from "../queries/dataset-input";
import { heldDataset } from "../queries/dataset-row";

const attached = z.object({
  name: z.string(),
  contractId: z.string(),
  version: z.string(),
  revision: z.number().int(),
});

export const attachContract = command({
  name: "datasets.attach-contract",
  summary:
    "Attaches a data contract (ODCS 3, YAML or JSON) to a dataset, instead of the one before. What is wrong is told with line and path.",
  permission: "datasets:write",
  route: "PUT /datasets/{name}/contract",
  input: z.strictObject({ name: datasetName, text: z.string().min(1).max(MAX_CONTRACT) }),
  output: attached,
  run: async (work, { name: asked, text }) => {
    const { contract, syntax } = readContract(text);
    const { id, name } = await heldDataset(work, asked);
    const last = await lastOf(work, id);
    const revision = (last?.revision ?? 0) + 1;
    const { contractId, version, status } = contract;
    await work.db.insert(dataContracts).values({
      orgId: work.orgId,
      id: newId(),
      datasetId: id,
      revision,
      contractId,
      version,
      status,
      syntax,
      body: text,
      attachedAt: work.now(),
      attachedBy: memberOf(work.actor),
    });
    return {
      result: { name, contractId, version, revision },
      audit: {
        subject: `dataset:${name}`,
        before: last && { contract: last.contractId, version: last.version },
        after: { contract: contractId, version, revision },
      },
    };
  },
});

export const detachContract = command({
  name: "datasets.detach-contract",
  summary: "Takes the contract of a dataset away; what it was stays in the record.",
  permission: "datasets:write",
  route: "DELETE /datasets/{name}/contract",
  input: z.strictObject({ name: datasetName }),
  output: z.object({ name: z.string() }),
  run: async (work, { name: asked }) => {
    const { id, name } = await heldDataset(work, asked);
    const last = await lastOf(work, id);
    if (last === null || last.detachedAt !== null)
      throw new DomainError("not-found", `${name} has no contract.`);
    await work.db
      .update(dataContracts)
      .set({ detachedAt: work.now() })
      .where(
        and(
          eq(dataContracts.orgId, work.orgId),
          eq(dataContracts.id, last.id),
          isNull(dataContracts.detachedAt),
        ),
      );
    return {
      result: { name },
      audit: {
        subject: `dataset:${name}`,
        before: { contract: last.contractId, version: last.version },
      },
    };
  },
});

async function lastOf({ db, orgId }: Work, datasetId: string) {
  const [row] = await db
    .select()
    .from(dataContracts)
    .where(and(eq(dataContracts.orgId, orgId), eq(dataContracts.datasetId, datasetId)))
    .orderBy(desc(dataContracts.revision))
    .limit(1);
  return row ?? null;
}
