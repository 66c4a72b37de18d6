import { read, router, write } from "~/server/api/trpc/init";
import { createExperiment } from "./commands/create-experiment";
import { createLoggedModel } from "./commands/create-logged-model";
import { deleteExperiment } from "./commands/delete-experiment";
import { deleteLoggedModel } from "./commands/delete-logged-model";
import { finalizeLoggedModel } from "./commands/finalize-logged-model";
import { logModelParams } from "./commands/log-model-params";
import { renameExperiment } from "./commands/rename-experiment";
import { restoreExperiment } from "./commands/restore-experiment";
import { restoreLoggedModel } from "./commands/restore-logged-model";
import { deleteExperimentTag, setExperimentTag } from "./commands/tag-experiment";
import { deleteLoggedModelTag, setLoggedModelTags } from "./commands/tag-logged-model";
import { findExperiment, findExperimentByName } from "./queries/experiments";
import { findLoggedModel } from "./queries/find-logged-model";
import { listRunModels } from "./queries/run-models";
import { searchLoggedModels } from "./queries/search-logged-models";

/** Experiments and runs. Most of it is called over MLflow's protocol (`server/api/mlflow`). */
export const trackingRouter = router({
  findExperiment: read(findExperiment),
  findExperimentByName: read(findExperimentByName),
  findLoggedModel: read(findLoggedModel),
  searchLoggedModels: read(searchLoggedModels),
  listRunModels: read(listRunModels),
  createExperiment: write(createExperiment),
  renameExperiment: write(renameExperiment),
  deleteExperiment: write(deleteExperiment),
  restoreExperiment: write(restoreExperiment),
  setExperimentTag: write(setExperimentTag),
  deleteExperimentTag: write(deleteExperimentTag),
  createLoggedModel: write(createLoggedModel),
  finalizeLoggedModel: write(finalizeLoggedModel),
  deleteLoggedModel: write(deleteLoggedModel),
  restoreLoggedModel: write(restoreLoggedModel),
  setLoggedModelTags: write(setLoggedModelTags),
  deleteLoggedModelTag: write(deleteLoggedModelTag),
  logModelParams: write(logModelParams),
});
