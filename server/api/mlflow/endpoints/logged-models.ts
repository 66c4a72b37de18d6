import { createLoggedModel } from "~/server/tracking/commands/create-logged-model";
import { deleteLoggedModel } from "~/server/tracking/commands/delete-logged-model";
import { finalizeLoggedModel } from "~/server/tracking/commands/finalize-logged-model";
import { logModelParams } from "~/server/tracking/commands/log-model-params";
import {
  deleteLoggedModelTag,
  setLoggedModelTags,
} from "~/server/tracking/commands/tag-logged-model";
import { findLoggedModel } from "~/server/tracking/queries/find-logged-model";
import type { LoggedModel } from "~/server/tracking/queries/logged-model-row";
import { searchLoggedModels } from "~/server/tracking/queries/search-logged-models";
import { eachOf, endpoint, type Fields } from "../endpoint";
import { tagList } from "../messages";

const nothing = () => ({});

const pair = ({ key, value }: Fields) => ({ key, value });

/** `LoggedModelMetric`: what data and run are not known is left out. */
const metricMessage = ({ loggedMs, runId, datasetName, datasetDigest, ...metric }: Metric) => ({
  key: metric.key,
  value: metric.value,
  timestamp: loggedMs,
  step: metric.step,
  run_id: runId,
  ...(datasetName === "" ? {} : { dataset_name: datasetName }),
  ...(datasetDigest === "" ? {} : { dataset_digest: datasetDigest }),
});
type Metric = LoggedModel["metrics"][number];

const paramList = (params: LoggedModel["params"]) => {
  const { tags = [] } = tagList(params);
  return tags.length === 0 ? {} : { params: tags };
};

/** `LoggedModel` of service.proto. */
const loggedModelMessage = (model: LoggedModel) => ({
  info: {
    model_id: model.modelId,
    experiment_id: String(model.experimentId),
    name: model.name,
    creation_timestamp_ms: model.createdMs,
    last_updated_timestamp_ms: model.updatedMs,
    artifact_uri: model.artifactUri,
    status: model.status,
    model_type: model.modelType,
    ...(model.sourceRunId === null ? {} : { source_run_id: model.sourceRunId }),
    ...(model.statusMessage === "" ? {} : { status_message: model.statusMessage }),
    ...tagList(model.tags),
  },
  data: {
    ...paramList(model.params),
    ...(model.metrics.length === 0 ? {} : { metrics: model.metrics.map(metricMessage) }),
  },
});

const modelAnswer = (model: LoggedModel) => ({ model: loggedModelMessage(model) });

export const loggedModelEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "logged-models",
    operation: createLoggedModel,
    input: ({ experiment_id, name, model_type, source_run_id, params, tags }) => ({
      experimentId: experiment_id,
      name,
      modelType: model_type,
      sourceRunId: source_run_id,
      params: eachOf(params, pair),
      tags: eachOf(tags, pair),
    }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["POST"],
    path: "logged-models/search",
    operation: searchLoggedModels,
    input: ({ experiment_ids, filter, datasets, max_results, order_by, page_token }) => ({
      experimentIds: experiment_ids,
      filter,
      datasets: eachOf(datasets, ({ dataset_name, dataset_digest }) => ({
        datasetName: dataset_name,
        datasetDigest: dataset_digest,
      })),
      maxResults: max_results,
      orderBy: eachOf(order_by, ({ field_name, ascending, dataset_name, dataset_digest }) => ({
        fieldName: field_name,
        ascending,
        datasetName: dataset_name,
        datasetDigest: dataset_digest,
      })),
      pageToken: page_token,
    }),
    answer: ({ models, nextPageToken }) => ({
      ...(models.length === 0 ? {} : { models: models.map(loggedModelMessage) }),
      ...(nextPageToken === null ? {} : { next_page_token: nextPageToken }),
    }),
  }),
  endpoint({
    methods: ["GET"],
    path: "logged-models/{model_id}",
    operation: findLoggedModel,
    input: ({ model_id, allow_deleted }) => ({ modelId: model_id, allowDeleted: allow_deleted }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "logged-models/{model_id}",
    operation: finalizeLoggedModel,
    input: ({ model_id, status }) => ({ modelId: model_id, status }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "logged-models/{model_id}",
    operation: deleteLoggedModel,
    input: ({ model_id }) => ({ modelId: model_id }),
    answer: nothing,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "logged-models/{model_id}/tags",
    operation: setLoggedModelTags,
    input: ({ model_id, tags }) => ({ modelId: model_id, tags: eachOf(tags, pair) }),
    answer: nothing,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "logged-models/{model_id}/tags/{tag_key}",
    operation: deleteLoggedModelTag,
    input: ({ model_id, tag_key }) => ({ modelId: model_id, key: tag_key }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "logged-models/{model_id}/params",
    operation: logModelParams,
    input: ({ model_id, params }) => ({ modelId: model_id, params: eachOf(params, pair) }),
    answer: nothing,
  }),
];
