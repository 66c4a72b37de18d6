import { deleteTag } from "~/server/tracking/commands/delete-tag";
import { logBatch } from "~/server/tracking/commands/log-batch";
import { logInputs, logOutputs } from "~/server/tracking/commands/log-inputs";
import { logMetric, logParam, setTag } from "~/server/tracking/commands/log-one";
import { recordModel } from "~/server/tracking/commands/record-model";
import { MAX_BATCH_BYTES } from "~/server/tracking/rules/limits";
import { eachOf, endpoint, type Fields, runIdOf } from "../endpoint";

const nothing = () => ({});

/** One key and its value, of a run. */
const entry = ({ key, value, ...fields }: Fields) => ({ runId: runIdOf(fields), key, value });

const modelOf = ({ model_id, step }: Fields) => ({ modelId: model_id, step });

const fieldsOf = (value: unknown): unknown =>
  eachOf([value], ({ name, digest, source_type, source, schema, profile }) => ({
    name,
    digest,
    sourceType: source_type,
    source,
    schema,
    profile,
  }));

const datasetInputOf = ({ dataset, tags }: Fields) => {
  const [converted] = [fieldsOf(dataset)].flat();
  return { dataset: converted, tags: eachOf(tags, ({ key, value }) => ({ key, value })) };
};

/** What scripts send most: the run's data. */
export const loggingEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "runs/log-metric",
    operation: logMetric,
    input: ({ timestamp, step, model_id, dataset_name, dataset_digest, ...fields }) => ({
      ...entry(fields),
      timestamp,
      step,
      modelId: model_id || undefined,
      datasetName: dataset_name,
      datasetDigest: dataset_digest,
    }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-parameter",
    operation: logParam,
    input: entry,
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/set-tag",
    operation: setTag,
    input: entry,
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/delete-tag",
    operation: deleteTag,
    input: ({ key, ...fields }) => ({ runId: runIdOf(fields), key }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-batch",
    bodyBytes: MAX_BATCH_BYTES,
    operation: logBatch,
    input: ({ metrics, params, tags, ...fields }) => ({
      runId: runIdOf(fields),
      metrics,
      params,
      tags,
    }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-inputs",
    // A profile may be 16 MB long, a schema 1 MB.
    bodyBytes: 32_000_000,
    operation: logInputs,
    input: ({ datasets, models, ...fields }) => ({
      runId: runIdOf(fields),
      datasets: eachOf(datasets, datasetInputOf),
      models: eachOf(models, ({ model_id }) => ({ modelId: model_id })),
    }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/outputs",
    operation: logOutputs,
    input: ({ models, ...fields }) => ({
      runId: runIdOf(fields),
      models: eachOf(models, modelOf),
    }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-model",
    operation: recordModel,
    input: ({ model_json, ...fields }) => ({ runId: runIdOf(fields), modelJson: model_json }),
    answer: nothing,
  }),
];
