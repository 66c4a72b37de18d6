import { read, router, write } from "~/server/api/trpc/init";
import { createExperiment } from "./commands/create-experiment";
import { createRun } from "./commands/create-run";
import { deleteExperiment } from "./commands/delete-experiment";
import { deleteRun, restoreRun } from "./commands/delete-run";
import { deleteTag } from "./commands/delete-tag";
import { logBatch } from "./commands/log-batch";
import { logInputs, logOutputs } from "./commands/log-inputs";
import { logMetric, logParam, setTag } from "./commands/log-one";
import { recordModel } from "./commands/record-model";
import { renameExperiment } from "./commands/rename-experiment";
import { restoreExperiment } from "./commands/restore-experiment";
import { deleteExperimentTag, setExperimentTag } from "./commands/tag-experiment";
import { updateRun } from "./commands/update-run";
import { compareRuns } from "./queries/compare-runs";
import { findExperiment, findExperimentByName } from "./queries/experiments";
import { findRun } from "./queries/find-run";
import { listExperiments } from "./queries/list-experiments";
import { listRuns } from "./queries/list-runs";
import { metricHistory } from "./queries/metric-history";
import { sampleMetric } from "./queries/metric-sample";
import { metricSeries } from "./queries/metric-series";
import { searchDatasets } from "./queries/search-datasets";
import { searchExperiments } from "./queries/search-experiments";
import { searchRunsOf } from "./queries/search-runs";

/** Experiments and runs. Most of it is called over MLflow's protocol (`server/api/mlflow`). */
export const trackingRouter = router({
  findExperiment: read(findExperiment),
  findExperimentByName: read(findExperimentByName),
  listExperiments: read(listExperiments),
  searchExperiments: read(searchExperiments),
  createExperiment: write(createExperiment),
  renameExperiment: write(renameExperiment),
  deleteExperiment: write(deleteExperiment),
  restoreExperiment: write(restoreExperiment),
  setExperimentTag: write(setExperimentTag),
  deleteExperimentTag: write(deleteExperimentTag),

  findRun: read(findRun),
  listRuns: read(listRuns),
  compareRuns: read(compareRuns),
  searchRuns: read(searchRunsOf),
  metricHistory: read(metricHistory),
  metricSeries: read(metricSeries),
  sampleMetric: read(sampleMetric),
  searchDatasets: read(searchDatasets),
  createRun: write(createRun),
  updateRun: write(updateRun),
  deleteRun: write(deleteRun),
  restoreRun: write(restoreRun),

  logMetric: write(logMetric),
  logParam: write(logParam),
  logBatch: write(logBatch),
  setTag: write(setTag),
  deleteTag: write(deleteTag),
  logInputs: write(logInputs),
  logOutputs: write(logOutputs),
  recordModel: write(recordModel),
});
