import type { Run, RunFacts } from "~/server/tracking/queries/run-row";
import { list, tagList } from "./messages";

/** The protocol writes what JSON has no number for as a text; null is ours for the same. */
export const metricValue = (value: number | null): number | "NaN" => value ?? "NaN";

/** `RunInfo` of service.proto. */
export const runInfo = (run: RunFacts) => ({
  run_uuid: run.runId,
  run_id: run.runId,
  run_name: run.name,
  experiment_id: String(run.experimentId),
  user_id: run.userName,
  status: run.status,
  start_time: run.startedMs,
  ...(run.endedMs === null ? {} : { end_time: run.endedMs }),
  artifact_uri: run.artifactUri,
  lifecycle_stage: run.deletedAt === null ? "active" : "deleted",
});

const datasetInput = ({
  tags,
  sourceType,
  schema,
  profile,
  ...dataset
}: Run["datasets"][number]) => ({
  ...tagList(tags),
  dataset: {
    name: dataset.name,
    digest: dataset.digest,
    source_type: sourceType,
    source: dataset.source,
    ...(schema === null ? {} : { schema }),
    ...(profile === null ? {} : { profile }),
  },
});

/** `Run` of service.proto. */
export const runMessage = (run: Run) => ({
  info: runInfo(run),
  data: {
    ...list(
      "metrics",
      Object.entries(run.metrics).map(([key, { value, timestamp, step }]) => ({
        key,
        value: metricValue(value),
        timestamp,
        step,
      })),
    ),
    ...list(
      "params",
      Object.entries(run.params).map(([key, value]) => ({ key, value })),
    ),
    ...tagList(run.tags),
  },
  inputs: {
    ...list("dataset_inputs", run.datasets.map(datasetInput)),
    ...list(
      "model_inputs",
      run.modelInputs.map(({ modelId }) => ({ model_id: modelId })),
    ),
  },
  outputs: list(
    "model_outputs",
    run.modelOutputs.map(({ modelId, step }) => ({ model_id: modelId, step })),
  ),
});
