import { sql } from "drizzle-orm";
import { experimentCounters, experiments, experimentTags } from "~/db/schema/tracking";
import type { Work } from "~/server/core/context";
import { MAX_EXPERIMENT_NAME_CHARACTERS } from "~/server/tracking/rules/limits";
import { keepFingerprints } from "../queries/fingerprints";
import { broughtBefore, type Item, localIds, remember } from "../queries/items";
import type { Job } from "../queries/job-row";
import type { BroughtExperiment } from "../rules/brought";
import { cutTo, freeName } from "../rules/names";
import { type Note, note } from "./hold";
import { fitting, ORIGIN_TAG } from "./write-runs";

const MOST_TAG_VALUE = 5000;

/** Makes the experiments of the source here, or says which one of ours takes in the runs. */
export async function writeExperiments(
  work: Work,
  job: Job,
  all: readonly BroughtExperiment[],
): Promise<void> {
  const ids = all.map(({ id }) => id);
  const here = await localIds(work, job, { kind: "experiment", ids });
  const before = await broughtBefore(work, job, { kind: "experiment", ids });
  for (const experiment of all) {
    if (here.has(experiment.id)) continue;
    if (experiment.isDeleted && !job.deletedToo) {
      await note(work, job.id, [
        { reason: "deleted", kind: "experiment", originId: experiment.id, name: experiment.name },
      ]);
      continue;
    }
    await remember(work, job.id, [
      await placed(work, job, { experiment, known: before.get(experiment.id) }),
    ]);
  }
  const made = await madeHere(work, job, ids);
  await keepFingerprints(work, job.id, { kind: "experiment", ids: made });
}

const madeHere = async (work: Work, job: Job, ids: readonly string[]): Promise<string[]> => [
  ...(await localIds(work, job, { kind: "experiment", ids })).values(),
];

type Asked = { readonly experiment: BroughtExperiment; readonly known: string | undefined };

async function placed(work: Work, job: Job, { experiment, known }: Asked): Promise<Item> {
  const item = { kind: "experiment", originId: experiment.id } as const;
  if (known !== undefined) return { ...item, localId: known, how: "known" };
  const name = cutTo(
    experiment.name.trim() || `Experiment ${experiment.id}`,
    MAX_EXPERIMENT_NAME_CHARACTERS,
  );
  const there = await experimentNamed(work, name);
  if (there === undefined)
    return { ...item, localId: await make(work, job, { experiment, name }), how: "made" };
  // A deleted experiment takes nothing in.
  const joins =
    (job.experimentClash === "merge" || name === "Default") &&
    !there.deleted &&
    !experiment.isDeleted;
  const about: Omit<Note, "reason"> = { kind: "experiment", originId: experiment.id, name };
  if (joins) {
    await note(work, job.id, [{ ...about, reason: "joined", became: `experiment ${there.id}` }]);
    return { ...item, localId: there.id, how: "joined" };
  }
  const taken = await namesLike(work, name);
  const other = freeName(name, (candidate) => taken.has(candidate), MAX_EXPERIMENT_NAME_CHARACTERS);
  await note(work, job.id, [{ ...about, reason: "renamed", became: other }]);
  return { ...item, localId: await make(work, job, { experiment, name: other }), how: "made" };
}

export async function experimentNamed({ db, orgId }: Work, name: string) {
  const [there] = await db.execute<{ id: string; deleted: boolean }>(sql`
    select id::text as id, deleted_at is not null as deleted from ${experiments} where org_id = ${orgId} and name = ${name}`);
  return there;
}

async function namesLike({ db, orgId }: Work, name: string): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from ${experiments} where org_id = ${orgId} and starts_with(name, ${cutTo(name, 400)})`);
  return new Set(rows.map((row) => row.name));
}

type Made = { readonly experiment: BroughtExperiment; readonly name: string };

async function make(work: Work, job: Job, { experiment, name }: Made): Promise<string> {
  const { db, orgId } = work;
  const [drawn] = await db.execute<{ id: string }>(sql`
    update ${experimentCounters} set next_id = next_id + 1 where org_id = ${orgId} returning (next_id - 1)::text as id`);
  if (drawn === undefined) throw new Error("The organisation has no counter of experiments.");
  const { createdMs, updatedMs, isDeleted } = experiment;
  await db.insert(experiments).values({
    orgId,
    id: Number(drawn.id),
    name,
    artifactRoot: `mlflow-artifacts:/${drawn.id}`,
    createdAt: new Date(createdMs || work.now().getTime()),
    updatedAt: new Date(updatedMs || work.now().getTime()),
    deletedAt: isDeleted ? work.now() : null,
  });
  const about = { kind: "value", originId: `experiment ${experiment.id}`, name };
  const own = experiment.tags.filter(({ key }) => key !== ORIGIN_TAG);
  const { kept, notes } = fitting(own, MOST_TAG_VALUE, about);
  const address = job.source === "mlflow" ? `/#/experiments/${experiment.id}` : "";
  const rows = [...kept, { key: ORIGIN_TAG, value: `${job.origin}${address}` }];
  await db
    .insert(experimentTags)
    .values(rows.map((tag) => ({ orgId, experimentId: Number(drawn.id), ...tag })));
  await note(work, job.id, notes);
  return drawn.id;
}
