import { read, router, write } from "~/server/api/trpc/init";
import { archiveModel } from "./commands/archive-model";
import { archiveModels, deleteModels, restoreModels } from "./commands/change-models";
import { createModel } from "./commands/create-model";
import { createVersion } from "./commands/create-version";
import { createWebhook } from "./commands/create-webhook";
import { deleteModel } from "./commands/delete-model";
import { deleteVersion } from "./commands/delete-version";
import { deleteWebhook } from "./commands/delete-webhook";
import { freezeVersion } from "./commands/freeze-version";
import { moveAlias } from "./commands/move-alias";
import { moveStage } from "./commands/move-stage";
import { readContents } from "./commands/read-contents";
import { recordContents } from "./commands/record-contents";
import { renameModel } from "./commands/rename-model";
import { restoreModel } from "./commands/restore-model";
import { restoreVersion } from "./commands/restore-version";
import { deleteModelTag, setModelTag } from "./commands/tag-model";
import { tagModels } from "./commands/tag-models";
import { deleteVersionTag, setVersionTag } from "./commands/tag-version";
import { testWebhook } from "./commands/test-webhook";
import { updateModel } from "./commands/update-model";
import { updateVersion } from "./commands/update-version";
import { updateWebhook } from "./commands/update-webhook";
import { aliasHistory } from "./queries/alias-history";
import { findModel } from "./queries/find-model";
import { findVersion } from "./queries/find-version";
import { listFiles } from "./queries/list-files";
import { listModels } from "./queries/list-models";
import { listVersions } from "./queries/list-versions";
import {
  findDownloadUri,
  findVersionByAlias,
  listLatestVersions,
  readVersion,
} from "./queries/read-version";
import { searchModels } from "./queries/search-models";
import { searchVersions } from "./queries/search-versions";
import { findWebhook, listDeliveries, listWebhooks } from "./queries/webhooks";

/** Models under a name, their versions and aliases. */
export const registryRouter = router({
  listModels: read(listModels),
  findModel: read(findModel),
  listVersions: read(listVersions),
  findVersion: read(findVersion),
  listFiles: read(listFiles),
  aliasHistory: read(aliasHistory),
  searchModels: read(searchModels),
  readVersion: read(readVersion),
  searchVersions: read(searchVersions),
  listLatestVersions: read(listLatestVersions),
  findVersionByAlias: read(findVersionByAlias),
  findDownloadUri: read(findDownloadUri),
  createModel: write(createModel),
  renameModel: write(renameModel),
  updateModel: write(updateModel),
  archiveModel: write(archiveModel),
  deleteModel: write(deleteModel),
  restoreModel: write(restoreModel),
  archiveModels: write(archiveModels),
  deleteModels: write(deleteModels),
  restoreModels: write(restoreModels),
  tagModels: write(tagModels),
  setModelTag: write(setModelTag),
  deleteModelTag: write(deleteModelTag),
  createVersion: write(createVersion),
  updateVersion: write(updateVersion),
  deleteVersion: write(deleteVersion),
  restoreVersion: write(restoreVersion),
  setVersionTag: write(setVersionTag),
  deleteVersionTag: write(deleteVersionTag),
  recordContents: write(recordContents),
  readContents: write(readContents),
  freezeVersion: write(freezeVersion),
  moveAlias: write(moveAlias),
  moveStage: write(moveStage),

  findWebhook: read(findWebhook),
  listWebhooks: read(listWebhooks),
  listDeliveries: read(listDeliveries),
  createWebhook: write(createWebhook),
  updateWebhook: write(updateWebhook),
  deleteWebhook: write(deleteWebhook),
  testWebhook: write(testWebhook),
});
