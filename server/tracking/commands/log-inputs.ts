import { sql } from "drizzle-orm";
import { z } from "zod";
import { runDatasets, runInputs, runModels } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { ingest } from "~/server/core/operation";
import { noteRunData } from "~/server/datasets/commands/note-run-data";
import { activeRun, type RunState } from "../queries/run-state";
import {
  MAX_DATASET_DIGEST_CHARACTERS,
  MAX_DATASET_NAME_CHARACTERS,
  MAX_DATASET_PROFILE_CHARACTERS,
  MAX_DATASET_SCHEMA_CHARACTERS,
  MAX_DATASET_SOURCE_CHARACTERS,
  MAX_INPUT_TAG_KEY_CHARACTERS,
  MAX_INPUT_TAG_VALUE_CHARACTERS,
  MAX_KEY_CHARACTERS,
} from "../rules/limits";
import { CONTEXT_TAG } from "../rules/special-tags";
import { knownModels } from "./measure-models";
import { plainText, runId } from "./run-input";
import { unseal } from "./unseal";

const dataset = z.strictObject({
  name: plainText(MAX_DATASET_NAME_CHARACTERS).min(1),
  digest: plainText(MAX_DATASET_DIGEST_CHARACTERS).min(1),
  sourceType: plainText(MAX_KEY_CHARACTERS),
  source: plainText(MAX_DATASET_SOURCE_CHARACTERS),
  schema: plainText(MAX_DATASET_SCHEMA_CHARACTERS).optional(),
  profile: plainText(MAX_DATASET_PROFILE_CHARACTERS).optional(),
});

const input = z.strictObject({
  dataset,
  tags: z
    .array(
      z.strictObject({
        key: plainText(MAX_INPUT_TAG_KEY_CHARACTERS).min(1),
        value: plainText(MAX_INPUT_TAG_VALUE_CHARACTERS).default(""),
      }),
    )
    .max(100)
    .default([]),
});
type DatasetInput = z.output<typeof input>;

const modelId = z.string().min(1).max(100);

export const logInputs = ingest({
  name: "tracking.log-inputs",
  summary: "Says which data and models a run read. The same said again changes nothing.",
  permission: "tracking:write",
  input: z.strictObject({
    runId,
    datasets: z.array(input).max(1000).default([]),
    models: z.array(z.strictObject({ modelId })).max(1000).default([]),
  }),
  output: z.object({}),
  run: async (work, { runId, datasets, models }) => {
    const run = await activeRun(work, runId);
    const data = await storeDatasets(work, run, datasets);
    const read = await storeModels(work, run, {
      role: "input",
      models: models.map(({ modelId }) => ({ modelId, step: 0 })),
    });
    if (data || read) await unseal(work, run);
    return {};
  },
});

export const logOutputs = ingest({
  name: "tracking.log-outputs",
  summary: "Says which models a run wrote, and at which step.",
  permission: "tracking:write",
  input: z.strictObject({
    runId,
    models: z
      .array(z.strictObject({ modelId, step: z.number().int().default(0) }))
      .min(1)
      .max(1000),
  }),
  output: z.object({}),
  run: async (work, { runId, models }) => {
    const run = await activeRun(work, runId);
    if (await storeModels(work, run, { role: "output", models })) await unseal(work, run);
    return {};
  },
});

/** The first of equal names and digests counts. Sorted, as everybody who writes them does. */
function distinct(inputs: readonly DatasetInput[]): DatasetInput[] {
  const byName = new Map<string, DatasetInput>();
  for (const each of inputs) {
    const name = JSON.stringify([each.dataset.name, each.dataset.digest]);
    if (!byName.has(name)) byName.set(name, each);
  }
  return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
}

async function storeDatasets(
  work: Work,
  { id: run, experimentId }: RunState,
  inputs: readonly DatasetInput[],
): Promise<boolean> {
  const { db, orgId } = work;
  const all = distinct(inputs);
  if (all.length === 0) return false;
  const rows = all.map(({ dataset: { schema = null, profile = null, ...dataset } }) => {
    return { orgId, id: newId(), experimentId, ...dataset, schema, profile };
  });
  // A dataset that is there already hands back its own id; nothing of it changes.
  const stored = await db
    .insert(runDatasets)
    .values(rows)
    .onConflictDoUpdate({
      target: [runDatasets.orgId, runDatasets.experimentId, runDatasets.name, runDatasets.digest],
      set: { name: sql`excluded.name` },
    })
    // The system column is 0 for a row that was inserted just now.
    .returning({
      id: runDatasets.id,
      name: runDatasets.name,
      digest: runDatasets.digest,
      isNew: sql<boolean>`xmax = 0`,
    });
  const keyOf = ({ name, digest }: { name: string; digest: string }) =>
    JSON.stringify([name, digest]);
  const idOf = new Map(stored.map((row) => [keyOf(row), row.id]));
  const fresh = new Set(stored.filter(({ isNew }) => isNew).map(keyOf));
  // What this experiment has named before stands in the catalogue.
  await noteRunData(
    work,
    rows.filter((row) => fresh.has(keyOf(row))),
  );
  const links = all.map(({ dataset: { name, digest }, tags }) => {
    const byKey = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
    const datasetId = idOf.get(keyOf({ name, digest })) ?? "";
    return { orgId, runId: run, datasetId, context: byKey[CONTEXT_TAG] ?? "", tags: byKey };
  });
  const added = await db
    .insert(runInputs)
    .values(links)
    .onConflictDoNothing()
    .returning({ id: runInputs.datasetId });
  return added.length > 0;
}

type Models = {
  readonly role: "input" | "output";
  readonly models: readonly { readonly modelId: string; readonly step: number }[];
};

async function storeModels(
  work: Work,
  { id }: RunState,
  { role, models }: Models,
): Promise<boolean> {
  if (models.length === 0) return false;
  const known = await knownModels(
    work,
    models.map(({ modelId }) => modelId),
  );
  const steps = new Map(models.map(({ modelId, step }) => [known.get(modelId) ?? "", step]));
  const added = await work.db
    .insert(runModels)
    .values(
      [...steps].map(([modelId, step]) => ({ orgId: work.orgId, runId: id, modelId, role, step })),
    )
    .onConflictDoNothing()
    .returning({ id: runModels.modelId });
  return added.length > 0;
}
