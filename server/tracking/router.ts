import { read, router, write } from "~/server/api/trpc/init";
import { createExperiment } from "./commands/create-experiment";
import { deleteExperiment } from "./commands/delete-experiment";
import { renameExperiment } from "./commands/rename-experiment";
import { restoreExperiment } from "./commands/restore-experiment";
import { deleteExperimentTag, setExperimentTag } from "./commands/tag-experiment";
import { findExperiment, findExperimentByName } from "./queries/experiments";

/** Experiments and runs. Most of it is called over MLflow's protocol (`server/api/mlflow`). */
export const trackingRouter = router({
  findExperiment: read(findExperiment),
  findExperimentByName: read(findExperimentByName),
  createExperiment: write(createExperiment),
  renameExperiment: write(renameExperiment),
  deleteExperiment: write(deleteExperiment),
  restoreExperiment: write(restoreExperiment),
  setExperimentTag: write(setExperimentTag),
  deleteExperimentTag: write(deleteExperimentTag),
});
