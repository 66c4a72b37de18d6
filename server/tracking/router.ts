import { read, router, write } from "~/server/api/trpc/init";
import { deleteRuns, restoreRuns } from "./commands/change-runs";
import { createExperiment } from "./commands/create-experiment";
import { createLoggedModel } from "./commands/create-logged-model";
import { createRun } from "./commands/create-run";
import { deleteExperiment } from "./commands/delete-experiment";
import { deleteLoggedModel } from "./commands/delete-logged-model";
import { deleteRun, restoreRun } from "./commands/delete-run";
import { deleteTag } from "./commands/delete-tag";
import { finalizeLoggedModel } from "./commands/finalize-logged-model";
import { logBatch } from "./commands/log-batch";
import { logInputs, logOutputs } from "./commands/log-inputs";
import { logModelParams } from "./commands/log-model-params";
import { logMetric, logParam, setTag } from "./commands/log-one";
import { recordModel } from "./commands/record-model";
import { renameExperiment } from "./commands/rename-experiment";
import { restoreExperiment } from "./commands/restore-experiment";
import { restoreLoggedModel } from "./commands/restore-logged-model";
import { deleteExperimentTag, setExperimentTag } from "./commands/tag-experiment";
import { deleteLoggedModelTag, setLoggedModelTags } from "./commands/tag-logged-model";
import { tagRuns } from "./commands/tag-runs";
import { updateRun } from "./commands/update-run";
import { compareRuns } from "./queries/compare-runs";
import { findExperiment, findExperimentByName } from "./queries/experiments";
import { findLoggedModel } from "./queries/find-logged-model";
import { findRun } from "./queries/find-run";
import { groupRuns } from "./queries/group-runs";
import { listExperiments } from "./queries/list-experiments";
import { listRuns } from "./queries/list-runs";
import { metricHistory } from "./queries/metric-history";
import { sampleMetric } from "./queries/metric-sample";
import { metricSeries } from "./queries/metric-series";
import { listRunModels } from "./queries/run-models";
import { searchDatasets } from "./queries/search-datasets";
import { searchExperiments } from "./queries/search-experiments";
import { searchLoggedModels } from "./queries/search-logged-models";
import { searchRunsOf } from "./queries/search-runs";

/** Experiments and runs. Most of it is called over MLflow's protocol (`server/api/mlflow`). */
export const trackingRouter = router({
  findExperiment: read(findExperiment),
  findExperimentByName: read(findExperimentByName),
  listExperiments: read(listExperiments),
  searchExperiments: read(searchExperiments),
  findLoggedModel: read(findLoggedModel),
  searchLoggedModels: read(searchLoggedModels),
  listRunModels: read(listRunModels),
  createExperiment: write(createExperiment),
  renameExperiment: write(renameExperiment),
  deleteExperiment: write(deleteExperiment),
  restoreExperiment: write(restoreExperiment),
  setExperimentTag: write(setExperimentTag),
  deleteExperimentTag: write(deleteExperimentTag),

  findRun: read(findRun),
  listRuns: read(listRuns),
  compareRuns: read(compareRuns),
  groupRuns: read(groupRuns),
  searchRuns: read(searchRunsOf),
  metricHistory: read(metricHistory),
  metricSeries: read(metricSeries),
  sampleMetric: read(sampleMetric),
  searchDatasets: read(searchDatasets),
  createRun: write(createRun),
  updateRun: write(updateRun),
  deleteRun: write(deleteRun),
  restoreRun: write(restoreRun),
  deleteRuns: write(deleteRuns),
  restoreRuns: write(restoreRuns),
  tagRuns: write(tagRuns),

  logMetric: write(logMetric),
  logParam: write(logParam),
  logBatch: write(logBatch),
  setTag: write(setTag),
  deleteTag: write(deleteTag),
  logInputs: write(logInputs),
  logOutputs: write(logOutputs),
  recordModel: write(recordModel),
  createLoggedModel: write(createLoggedModel),
  finalizeLoggedModel: write(finalizeLoggedModel),
  deleteLoggedModel: write(deleteLoggedModel),
  restoreLoggedModel: write(restoreLoggedModel),
  setLoggedModelTags: write(setLoggedModelTags),
  deleteLoggedModelTag: write(deleteLoggedModelTag),
  logModelParams: write(logModelParams),
});
