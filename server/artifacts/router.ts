import { read, router, write } from "~/server/api/trpc/init";
import { applyRetention } from "./commands/apply-retention";
import { deleteArtifacts } from "./commands/delete-artifacts";
import { freeUnusedContent } from "./commands/free-unused";
import { grantDownload, grantUpload } from "./commands/grant-link";
import { recordArtifact } from "./commands/record-artifact";
import { setArtifactAllowance } from "./commands/set-allowance";
import { findArtifact } from "./queries/find-artifact";
import { listArtifacts } from "./queries/list-artifacts";
import { prepareUpload } from "./queries/prepare-upload";
import { previewRetention } from "./queries/preview-retention";
import { artifactStorage } from "./queries/storage";

/** Files of runs and logged models. Their bytes go through doors of their own (`server/api/artifacts`). */
export const artifactsRouter = router({
  listArtifacts: read(listArtifacts),
  findArtifact: read(findArtifact),
  prepareUpload: read(prepareUpload),
  artifactStorage: read(artifactStorage),
  previewRetention: read(previewRetention),
  recordArtifact: write(recordArtifact),
  deleteArtifacts: write(deleteArtifacts),
  grantUpload: write(grantUpload),
  grantDownload: write(grantDownload),
  setArtifactAllowance: write(setArtifactAllowance),
  applyRetention: write(applyRetention),
  freeUnusedContent: write(freeUnusedContent),
});
