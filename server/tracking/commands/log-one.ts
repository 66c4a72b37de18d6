import { z } from "zod";
import { ingest } from "~/server/core/operation";
import { type Flaw, readPoints, readTexts } from "../rules/logged";
import { MAX_PARAM_VALUE_CHARACTERS, MAX_TAG_VALUE_CHARACTERS } from "../rules/limits";
import { log } from "./log-batch";
import { runId } from "./run-input";

type Refine = { addIssue(issue: { code: "custom"; path: PropertyKey[]; message: string }): void };

/** What a list of one was read as, or the problem at its field. */
function single<Read extends object>(read: Read | Flaw, context: Refine): Read | typeof z.NEVER {
  if (!("message" in read)) return read;
  context.addIssue({ code: "custom", path: [read.field], message: read.message });
  return z.NEVER;
}

const done = z.object({ newPoints: z.number().int() });
const entry = { runId, key: z.unknown(), value: z.unknown() };

export const logMetric = ingest({
  name: "tracking.log-metric",
  summary: "Adds one point of a metric to a run.",
  permission: "tracking:write",
  input: z
    .strictObject({
      ...entry,
      timestamp: z.unknown(),
      step: z.unknown(),
      modelId: z.string().optional(),
      datasetName: z.string().max(500).optional(),
      datasetDigest: z.string().max(36).optional(),
    })
    .transform(({ runId, modelId, datasetName, datasetDigest, ...point }, context) => {
      const measured = {
        model_id: modelId,
        dataset_name: datasetName,
        dataset_digest: datasetDigest,
      };
      return { runId, points: single(readPoints([{ ...point, ...measured }]), context) };
    }),
  output: done,
  run: (work, { runId, points }) => log(work, runId, { points }),
});

export const logParam = ingest({
  name: "tracking.log-param",
  summary: "Writes a parameter of a run. It keeps its first value.",
  permission: "tracking:write",
  input: z.strictObject(entry).transform(({ runId, ...param }, context) => {
    const limits = { valueCharacters: MAX_PARAM_VALUE_CHARACTERS, lastWins: false };
    return { runId, params: single(readTexts([param], limits), context) };
  }),
  output: done,
  run: (work, { runId, params }) => log(work, runId, { params }),
});

export const setTag = ingest({
  name: "tracking.set-tag",
  summary: "Writes a tag of a run; the tag mlflow.runName is its name.",
  permission: "tracking:write",
  input: z.strictObject(entry).transform(({ runId, ...tag }, context) => {
    const limits = { valueCharacters: MAX_TAG_VALUE_CHARACTERS, lastWins: true };
    return { runId, tags: single(readTexts([tag], limits), context) };
  }),
  output: done,
  run: (work, { runId, tags }) => log(work, runId, { tags }),
});
