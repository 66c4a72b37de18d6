import { read, router, write } from "~/server/api/trpc/init";
import { deleteArtifacts } from "./commands/delete-artifacts";
import { grantDownload, grantUpload } from "./commands/grant-link";
import { recordArtifact } from "./commands/record-artifact";
import { findArtifact } from "./queries/find-artifact";
import { listArtifacts } from "./queries/list-artifacts";
import { prepareUpload } from "./queries/prepare-upload";

/** Files of runs and logged models. Their bytes go through doors of their own (`server/api/artifacts`). */
export const artifactsRouter = router({
  listArtifacts: read(listArtifacts),
  findArtifact: read(findArtifact),
  prepareUpload: read(prepareUpload),
  recordArtifact: write(recordArtifact),
  deleteArtifacts: write(deleteArtifacts),
  grantUpload: write(grantUpload),
  grantDownload: write(grantDownload),
});
