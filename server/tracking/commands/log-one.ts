import { z } from "zod";
import { ingest } from "~/server/core/operation";
import { type Points, readPoints, readTexts, type Texts } from "../rules/logged";
import { log, logged } from "./log-batch";
import { paramTogether, pointTogether, tagTogether } from "./log-together";
import { runId, wellRead } from "./run-input";

/** What is missing is judged where rows are read, in the same words as in a batch. */
const anything = z.unknown().optional();
const entry = { runId, key: anything, value: anything };

type Point = {
  readonly key?: unknown;
  readonly value?: unknown;
  readonly timestamp?: unknown;
  readonly step?: unknown;
  readonly modelId?: string | undefined;
  readonly datasetName?: string | undefined;
  readonly datasetDigest?: string | undefined;
};

function pointIn({ key, value, timestamp, step, ...measured }: Point): Points {
  const { modelId, datasetName, datasetDigest } = measured;
  const of = { model_id: modelId, dataset_name: datasetName, dataset_digest: datasetDigest };
  return wellRead(readPoints([{ key, value, timestamp, step, ...of }], null));
}

const paramIn = (param: unknown): Texts =>
  wellRead(readTexts([param], { kind: "param", path: null }));
const tagIn = (tag: unknown): Texts => wellRead(readTexts([tag], { kind: "tag", path: null }));

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
  together: (context, input) => pointTogether(context, input.runId, pointIn(input)),
  run: (work, input) => log(work, input.runId, { points: pointIn(input) }),
});

export const logParam = ingest({
  name: "tracking.log-param",
  summary: "Writes a parameter of a run. It keeps its first value.",
  permission: "tracking:write",
  input: z.strictObject(entry),
  output: logged,
  together: (context, { runId, ...param }) => paramTogether(context, runId, paramIn(param)),
  run: (work, { runId, ...param }) => log(work, runId, { params: paramIn(param) }),
});

export const setTag = ingest({
  name: "tracking.set-tag",
  summary: "Writes a tag of a run; the tag mlflow.runName is its name.",
  permission: "tracking:write",
  input: z.strictObject(entry),
  output: logged,
  together: (context, { runId, ...tag }) => tagTogether(context, runId, tagIn(tag)),
  run: (work, { runId, ...tag }) => log(work, runId, { tags: tagIn(tag) }),
});
