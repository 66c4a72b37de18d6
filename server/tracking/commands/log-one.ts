import { z } from "zod";
import { ingest } from "~/server/core/operation";
import { readPoints, readTexts } from "../rules/logged";
import { log, logged } from "./log-batch";
import { runId, wellRead } from "./run-input";

/** What is missing is judged where rows are read, in the same words as in a batch. */
const anything = z.unknown().optional();
const entry = { runId, key: anything, value: anything };

export const logMetric = ingest({
  name: "tracking.log-metric",
  summary: "Adds one point of a metric to a run.",
  permission: "tracking:write",
  input: z.strictObject({
    ...entry,
    timestamp: anything,
    step: anything,
    modelId: z.string().optional(),
    datasetName: z.string().max(500).optional(),
    datasetDigest: z.string().max(36).optional(),
  }),
  output: logged,
  run: (work, { runId, modelId, datasetName, datasetDigest, ...point }) => {
    const of = { model_id: modelId, dataset_name: datasetName, dataset_digest: datasetDigest };
    return log(work, runId, { points: wellRead(readPoints([{ ...point, ...of }], null)) });
  },
});

export const logParam = ingest({
  name: "tracking.log-param",
  summary: "Writes a parameter of a run. It keeps its first value.",
  permission: "tracking:write",
  input: z.strictObject(entry),
  output: logged,
  run: (work, { runId, ...param }) =>
    log(work, runId, { params: wellRead(readTexts([param], { kind: "param", path: null })) }),
});

export const setTag = ingest({
  name: "tracking.set-tag",
  summary: "Writes a tag of a run; the tag mlflow.runName is its name.",
  permission: "tracking:write",
  input: z.strictObject(entry),
  output: logged,
  run: (work, { runId, ...tag }) =>
    log(work, runId, { tags: wellRead(readTexts([tag], { kind: "tag", path: null })) }),
});
