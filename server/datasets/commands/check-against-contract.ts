import type { Work } from "~/server/core/context";
import { contractReportOf } from "../queries/contract-report";
import { addResults } from "./record-quality";

type Version = { readonly id: string; readonly datasetId: string };

/** Compares a new version with the contract of its dataset, when there is one, and adds what was found. */
export async function checkAgainstContract(work: Work, version: Version): Promise<void> {
  const report = await contractReportOf(work, version);
  await addResults(work, {
    versionId: version.id,
    toldBy: "contract",
    results: (report?.results ?? []).slice(0, 1000).map((result) => ({ ...result })),
  });
}
