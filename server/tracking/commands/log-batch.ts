import { z } from "zod";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { ingest } from "~/server/core/operation";
import { batchProblem } from "../rules/entries";
import { readPoints, readTexts } from "../rules/logged";
import { append, type Logged } from "./append";
import { measureModels } from "./measure-models";
import { packNowAndThen } from "./pack-series";
import { rows, runId, wellRead } from "./run-input";

export const logged = z.object({ newPoints: z.number().int() });

export const logBatch = ingest({
  name: "tracking.log-batch",
  summary: "Adds metrics, parameters and tags to a run, all of them or none.",
  permission: "tracking:write",
  // In the protocol's own words: {key, value, timestamp, step, model_id, dataset_name, dataset_digest}, {key, value}.
  input: z.strictObject({ runId, metrics: rows, params: rows, tags: rows }),
  output: logged,
  run: async (work, { runId, metrics, params, tags }) => {
    const counts = { metrics: metrics.length, params: params.length, tags: tags.length };
    const problem = batchProblem(counts);
    if (problem !== null) throw new DomainError("invalid", problem);
    return log(work, runId, {
      points: wellRead(readPoints(metrics, "metrics")),
      params: wellRead(readTexts(params, { kind: "param", path: "params" })),
      tags: wellRead(readTexts(tags, { kind: "tag", path: "tags" })),
    });
  },
});

/** Adds to a run, ties metrics to the models they name, and packs what has become long. */
export async function log(work: Work, runId: string, what: Logged): Promise<{ newPoints: number }> {
  const { id, newPoints, loosePoints } = await append(work, runId, what);
  if (what.points !== undefined) await measureModels(work, id, what.points);
  await packNowAndThen(work, id, loosePoints);
  return { newPoints };
}
