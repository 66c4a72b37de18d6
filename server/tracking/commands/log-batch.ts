import { z } from "zod";
import { ingest } from "~/server/core/operation";
import { DomainError } from "~/server/core/errors";
import type { Work } from "~/server/core/context";
import { MAX_ITEMS_PER_BATCH } from "../rules/limits";
import { append, type Logged } from "./append";
import { measureModels } from "./measure-models";
import { packLongSeries } from "./pack-series";
import { paramRows, pointRows, runId, tagRows } from "./run-input";

export const logBatch = ingest({
  name: "tracking.log-batch",
  summary: "Adds metrics, parameters and tags to a run, all of them or none.",
  permission: "tracking:write",
  input: z.strictObject({
    runId,
    metrics: pointRows.optional(),
    params: paramRows.optional(),
    tags: tagRows.optional(),
  }),
  output: z.object({ newPoints: z.number().int() }),
  run: async (work, { runId, metrics: points, params, tags }) => {
    const total = [points, params, tags].reduce((sum, part) => sum + (part?.keys.length ?? 0), 0);
    if (total > MAX_ITEMS_PER_BATCH) {
      const message = `A batch logging request can contain at most ${MAX_ITEMS_PER_BATCH} metrics, params, and tags. Got ${total} metrics, params, and tags. Please split up metrics, params, and tags across multiple requests and try again.`;
      throw new DomainError("invalid", message);
    }
    return log(work, runId, {
      ...(points && { points }),
      ...(params && { params }),
      ...(tags && { tags }),
    });
  },
});

/** Adds to a run, ties metrics to the models they name, and packs what has become long. */
export async function log(
  work: Work,
  runId: string,
  logged: Logged,
): Promise<{ newPoints: number }> {
  const { id, newPoints } = await append(work, runId, logged);
  if (logged.points !== undefined) await measureModels(work, id, logged.points);
  await packLongSeries(work, id, newPoints);
  return { newPoints };
}
