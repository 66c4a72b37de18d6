import { and, eq } from "drizzle-orm";
import { datasets } from "~/db/schema/datasets";
import {
  experiments,
  experimentTags,
  metricLatest,
  metricPoints,
  runParams,
  runs,
  runTags,
} from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { noteRunData } from "~/server/datasets/commands/note-run-data";
import { nextExperiment } from "~/server/tracking/commands/create-experiment";
import { runIdText } from "~/server/tracking/rules/run-id";
import { NAME_TAG } from "~/server/tracking/rules/special-tags";
import type { TeamRef } from "../../queries/team";
import { type Cast, memberIn } from "./cast";
import { addVersion, nameModel } from "./name-model";
import { past } from "./time";
import { runsOf, tagsOfExperiment, type TrainedRun, type Training } from "./training";

type Scene = { readonly team: TeamRef; readonly cast: Cast; readonly writer: string };
type Happening = { readonly daysAgo: number; readonly happen: () => Promise<unknown> };
type Placed = TrainedRun & { readonly id: string; readonly name: string };

/** What a team's training leaves in the records, each version on its own day. */
export function trains(now: Work, scene: Scene, training: Training): Happening[] {
  const seed = training.experiment.length * 17 + training.data.length;
  const done: Placed[] = runsOf(training, seed).map((run, index) => ({
    ...run,
    id: newId(),
    name: `${training.data}-${String(index + 1).padStart(2, "0")}`,
  }));
  const { model, runs: span } = training;
  const first = {
    daysAgo: span.from + 1,
    happen: () => begin(now, scene, { training, done }),
  };
  if (model === null) return [first];
  const modelId = newId();
  const register = {
    daysAgo: span.from,
    happen: () => nameModel(past(now, span.from), scene, { model, modelId }),
  };
  const versions = model.versions.map(({ daysAgo, description }, index) => ({
    daysAgo,
    happen: () =>
      addVersion(past(now, daysAgo), scene, {
        model,
        modelId,
        version: index + 1,
        description,
        output: "score",
        run: done.findLast((run) => run.daysAgo >= daysAgo && run.status === "FINISHED"),
      }),
  }));
  return [first, register, ...versions];
}

type Begun = { readonly training: Training; readonly done: readonly Placed[] };

async function begin(now: Work, scene: Scene, { training, done }: Begun): Promise<void> {
  const { db, orgId } = now;
  const id = await nextExperiment(now);
  const at = past(now, training.runs.from + 1).now();
  const artifactRoot = `mlflow-artifacts:/${id}`;
  await db.insert(experiments).values({
    orgId,
    id,
    name: training.experiment,
    artifactRoot,
    createdAt: at,
    updatedAt: at,
    note: "Invented runs of a team of the demonstration.",
  });
  const tags = tagsOfExperiment(scene.team.slug);
  await db.insert(experimentTags).values(tags.map((tag) => ({ orgId, experimentId: id, ...tag })));
  await keepRuns(now, { scene, done, experimentId: id, artifactRoot });
  if (training.leaves.data) await keepData(now, scene, { training, done, experimentId: id });
}

type Kept = {
  readonly scene: Scene;
  readonly done: readonly Placed[];
  readonly experimentId: number;
  readonly artifactRoot: string;
};

async function keepRuns(now: Work, { scene, done, experimentId, artifactRoot }: Kept) {
  const { db, orgId } = now;
  const started = (run: Placed): number => past(now, run.daysAgo).now().getTime();
  await db.insert(runs).values(
    done.map((run) => ({
      orgId,
      id: run.id,
      experimentId,
      name: run.name,
      status: run.status,
      userName: scene.writer,
      startedMs: started(run),
      endedMs: started(run) + run.minutes * 60_000,
      artifactUri: `${artifactRoot}/${runIdText(run.id)}/artifacts`,
      createdBy: memberIn(scene.cast, scene.writer),
      sealedDigest: null,
      frozenAt: null,
      deletedAt: null,
    })),
  );
  const texts = (of: (run: Placed) => Readonly<Record<string, string>>) =>
    done.flatMap((run) =>
      Object.entries(of(run)).map(([key, value]) => {
        return { orgId, runId: run.id, experimentId, key, value };
      }),
    );
  await db.insert(runParams).values(texts(({ params }) => params));
  await db.insert(runTags).values(texts(({ tags, name: run }) => ({ ...tags, [NAME_TAG]: run })));
  const points = done.flatMap((run) =>
    Object.entries(run.series).flatMap(([key, values]) =>
      values.map((value, step) => {
        const loggedMs = started(run) + (step + 1) * 10_000;
        return { orgId, runId: run.id, key, step, loggedMs, value };
      }),
    ),
  );
  await db.insert(metricPoints).values(points);
  const last = new Map(points.map((point) => [`${point.runId} ${point.key}`, point]));
  await db
    .insert(metricLatest)
    .values([...last.values()].map((point) => ({ ...point, experimentId })));
}

async function keepData(
  now: Work,
  { team }: Scene,
  { training, done, experimentId }: Begun & { readonly experimentId: number },
) {
  const { db, orgId } = now;
  const cuts = new Map(done.map(({ digest, daysAgo }) => [digest, daysAgo]));
  const source = { sourceType: "http", source: `https://data.example/${training.data}` };
  const columns = (training.model?.columns ?? []).map((name) => ({
    type: "double",
    name,
    required: true,
  }));
  const schema = JSON.stringify({ mlflow_colspec: columns });
  const rows = [...cuts].map(([digest, daysAgo]) => ({
    orgId,
    id: newId(),
    experimentId,
    name: training.data,
    digest,
    ...source,
    schema,
    profile: JSON.stringify({ num_rows: 40_000 + (200 - daysAgo) * 310 }),
    daysAgo,
  }));
  for (const { daysAgo, ...row } of rows) {
    await db.insert(runDatasets).values(row);
    await noteRunData(past(now, daysAgo), [row]);
  }
  await describeData(now, team, { name: training.data, source: source.source });
  const idOf = new Map(rows.map(({ digest, id }) => [digest, id]));
  const context = "training";
  await db.insert(runInputs).values(
    done.map(({ id, digest }) => ({
      orgId,
      runId: id,
      datasetId: idOf.get(digest) ?? "",
      context,
      tags: { "mlflow.data.context": context },
    })),
  );
}

/** The fields that a catalogue asks for; use and origin follow from runs. */
async function describeData(
  { db, orgId }: Work,
  team: TeamRef,
  { name, source }: { readonly name: string; readonly source: string },
) {
  await db
    .update(datasets)
    .set({
      ownerTeamId: team.id,
      source,
      dataType: "tabular",
      format: "parquet",
      description: `What ${team.name} trains on, cut once a month.`,
    })
    .where(and(eq(datasets.orgId, orgId), eq(datasets.name, name)));
}
