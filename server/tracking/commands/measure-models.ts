import { and, eq, inArray } from "drizzle-orm";
import { loggedModelMetrics, loggedModels } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { Points } from "../rules/logged";
import { modelIdOfText } from "../rules/run-id";

/**
 * Keeps metrics with the models they were measured of, and the data they were measured on.
 * @throws DomainError not-found for a model nobody logged.
 */
export async function measureModels(work: Work, runId: string, points: Points): Promise<void> {
  const { ofModels } = points;
  if (ofModels.length === 0) return;
  const known = await knownModels(
    work,
    ofModels.map(({ modelId }) => modelId),
  );
  const rows = ofModels.map(({ at, modelId, datasetName, datasetDigest }) => ({
    orgId: work.orgId,
    modelId: known.get(modelId) ?? "",
    runId,
    key: points.keys[at] ?? "",
    step: points.steps[at] ?? 0,
    loggedMs: points.timestamps[at] ?? 0,
    value: points.values[at] ?? 0,
    datasetName,
    datasetDigest,
  }));
  await work.db.insert(loggedModelMetrics).values(rows).onConflictDoNothing();
}

/** The UUIDs of models by their names outside. */
export async function knownModels(
  { db, orgId }: Work,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = new Map(names.map((name) => [name, modelIdOfText(name)]));
  const uuids = [...asked.values()].filter((id) => id !== null);
  const rows =
    uuids.length === 0
      ? []
      : await db
          .select({ id: loggedModels.id })
          .from(loggedModels)
          .where(and(eq(loggedModels.orgId, orgId), inArray(loggedModels.id, uuids)));
  const there = new Set(rows.map(({ id }) => id));
  const known = new Map<string, string>();
  for (const [name, id] of asked) {
    if (id === null || !there.has(id)) {
      throw new DomainError("not-found", `Logged model with ID '${name.slice(0, 100)}' not found.`);
    }
    known.set(name, id);
  }
  return known;
}
