import { read, router, write } from "~/server/api/trpc/init";
import { acceptUpload, refuseUpload } from "./commands/accept-upload";
import { attachContract, detachContract } from "./commands/attach-contract";
import { beginUpload } from "./commands/begin-upload";
import { createDataset } from "./commands/create-dataset";
import { deleteDataset, restoreDataset } from "./commands/delete-dataset";
import { importCroissant } from "./commands/import-croissant";
import { describeColumn } from "./commands/note-column";
import { recordQuality } from "./commands/record-quality";
import { recordVersion } from "./commands/record-version";
import { renameDataset } from "./commands/rename-dataset";
import { setOrigins } from "./commands/set-origins";
import { deleteDatasetTag, setDatasetTag } from "./commands/tag-dataset";
import { updateDataset } from "./commands/update-dataset";
import { compareVersions } from "./queries/compare-versions";
import { contractReport } from "./queries/contract-report";
import { exportContract } from "./queries/export-contract";
import { findDataset } from "./queries/find-dataset";
import { findUpload } from "./queries/find-upload";
import { findDatasetVersion } from "./queries/find-version";
import { listDatasets } from "./queries/list-datasets";
import { listQuality } from "./queries/list-quality";
import { listUses } from "./queries/list-uses";
import { listDatasetVersions } from "./queries/list-versions";

/** The catalogue of data: versions, what is in them, what is promised of them, and who reads them. */
export const datasetsRouter = router({
  listDatasets: read(listDatasets),
  findDataset: read(findDataset),
  createDataset: write(createDataset),
  updateDataset: write(updateDataset),
  renameDataset: write(renameDataset),
  deleteDataset: write(deleteDataset),
  restoreDataset: write(restoreDataset),
  setDatasetTag: write(setDatasetTag),
  deleteDatasetTag: write(deleteDatasetTag),
  setOrigins: write(setOrigins),
  describeColumn: write(describeColumn),

  listDatasetVersions: read(listDatasetVersions),
  findDatasetVersion: read(findDatasetVersion),
  compareVersions: read(compareVersions),
  recordVersion: write(recordVersion),
  listUses: read(listUses),
  listQuality: read(listQuality),
  recordQuality: write(recordQuality),

  attachContract: write(attachContract),
  detachContract: write(detachContract),
  exportContract: read(exportContract),
  contractReport: read(contractReport),
  importCroissant: write(importCroissant),

  findUpload: read(findUpload),
  beginUpload: write(beginUpload),
  acceptUpload: write(acceptUpload),
  refuseUpload: write(refuseUpload),
});
