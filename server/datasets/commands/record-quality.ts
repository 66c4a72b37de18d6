import { z } from "zod";
import { qualityResults } from "~/db/schema/datasets-quality";
import { memberOf, type Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { checkInput, datasetName, versionNumber } from "../queries/dataset-input";
import { heldDataset, versionOf } from "../queries/dataset-row";

export const recordQuality = command({
  name: "datasets.record-quality",
  summary: "Adds what checks found in a version. Results are only ever added, never changed.",
  permission: "datasets:write",
  route: "POST /datasets/{name}/versions/{version}/quality",
  input: z.strictObject({
    name: datasetName,
    version: versionNumber,
    results: z.array(checkInput).min(1).max(1000),
  }),
  output: z.object({ name: z.string(), version: z.number().int(), recorded: z.number().int() }),
  run: async (work, { name: asked, version, results }) => {
    const { id, name } = await heldDataset(work, asked);
    const { id: versionId } = await versionOf(work, id, version);
    await addResults(work, { versionId, toldBy: "report", results });
    const failed = results.filter(({ outcome }) => outcome === "failed").length;
    return {
      result: { name, version, recorded: results.length },
      audit: { subject: `dataset:${name}`, after: { version, checks: results.length, failed } },
    };
  },
});

type Results = {
  readonly versionId: string;
  readonly toldBy: "report" | "contract";
  readonly results: readonly z.output<typeof checkInput>[];
};

export async function addResults(work: Work, { versionId, toldBy, results }: Results) {
  if (results.length === 0) return;
  const at = work.now();
  const shared = { orgId: work.orgId, versionId, toldBy, recordedAt: at };
  await work.db.insert(qualityResults).values(
    results.map(({ column, checkedAt, ...result }) => ({
      ...shared,
      ...result,
      id: newId(),
      columnName: column,
      checkedAt: checkedAt ?? at,
      recordedBy: memberOf(work.actor),
    })),
  );
}
