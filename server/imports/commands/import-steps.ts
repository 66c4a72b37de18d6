import { database } from "~/db/client";
import { localIds } from "../queries/items";
import { bringFiles, nextOwner } from "./bring-files";
import { commit, type Hold, note, type Place, settings } from "./hold";
import { behindPage, experimentAfter, experimentsOf, LAST, passTo, type Step } from "./steps";
import { writeAliases } from "./write-aliases";
import { writeExperiments } from "./write-experiments";
import { writeLinks, writeLoggedModels } from "./write-logged-models";
import { writeModels } from "./write-models";
import { writeRuns } from "./write-runs";
import { writeVersions } from "./write-versions";

/** Experiments of one piece. */
const EXPERIMENTS = 50;

const experiments: Step = async (hold, place) => {
  const after = place.cursor["after"];
  const all = (await experimentsOf(hold)).filter(({ id }) => after === undefined || id > after);
  const part = all.slice(0, EXPERIMENTS);
  const last = part.at(-1);
  const mine = part.filter(({ isDeleted }) => hold.job.deletedToo || !isDeleted);
  const isEnd = part.length === all.length || last === undefined;
  const on = {
    ...place,
    done: place.done + mine.length,
    ...(isEnd ? { step: "runs", cursor: {} } : { cursor: { after: last.id } }),
  };
  await commit(hold, on, (work) => writeExperiments(work, hold.job, part));
  return on;
};

/** The experiment's number here; null when it was left out. */
async function experimentHere({ context, job }: Hold, id: string): Promise<number | null> {
  const ids = await database().read(settings(context), (db) =>
    localIds({ ...context, db }, job, { kind: "experiment", ids: [id] }),
  );
  const here = ids.get(id);
  return here === undefined ? null : Number(here);
}

const runs: Step = async (hold, place) => {
  const experiment = await experimentAfter(hold, place);
  if (experiment === undefined) return passTo(hold, place, "logged-models");
  const experimentId = await experimentHere(hold, experiment.id);
  if (experimentId === null) return skip(hold, place, experiment.id);
  const { items, next } = await hold.source.runs(experiment.id, place.cursor["token"] ?? null);
  const mine = items.filter(({ isDeleted }) => hold.job.deletedToo || !isDeleted);
  const left = items.filter((run) => !mine.includes(run));
  const points = await hold.source.points(mine);
  const on = {
    ...place,
    done: place.done + mine.length,
    cursor: behindPage(place, experiment.id, next),
  };
  await commit(hold, on, async (work) => {
    await writeRuns(work, hold.job, { experimentId, runs: mine, points });
    await note(
      work,
      hold.job.id,
      left.map(({ id, name }) => ({
        reason: "deleted",
        kind: "run",
        originId: id,
        name: name || id,
      })),
    );
  });
  return on;
};

/** An experiment that came to the source after the look at the experiments waits for the next import. */
async function skip(hold: Hold, place: Place, experiment: string): Promise<Place> {
  const on = { ...place, cursor: behindPage(place, experiment, null) };
  await commit(hold, on, async () => undefined);
  return on;
}

const loggedModels: Step = async (hold, place) => {
  const experiment = await experimentAfter(hold, place);
  if (experiment === undefined) return passTo(hold, place, "links");
  const experimentId = await experimentHere(hold, experiment.id);
  if (experimentId === null) return skip(hold, place, experiment.id);
  const { items, next } = await hold.source.loggedModels(
    experiment.id,
    place.cursor["token"] ?? null,
  );
  const on = {
    ...place,
    done: place.done + items.length,
    cursor: behindPage(place, experiment.id, next),
  };
  await commit(hold, on, (work) =>
    writeLoggedModels(work, hold.job, { experimentId, models: items }),
  );
  return on;
};

const links: Step = async (hold, place) => {
  const on = { ...place, step: "models", cursor: {} };
  await commit(hold, on, (work) => writeLinks(work, hold.job));
  return on;
};

const models: Step = async (hold, place) => {
  const { items, next } = await hold.source.models(place.cursor["token"] ?? null);
  const on = { ...place, done: place.done + items.length, ...onward(next, "versions") };
  await commit(hold, on, (work) => writeModels(work, hold.job, items));
  return on;
};

const versions: Step = async (hold, place) => {
  const { items, next } = await hold.source.versions(place.cursor["token"] ?? null);
  const on = { ...place, done: place.done + items.length, ...onward(next, "aliases") };
  await commit(hold, on, (work) => writeVersions(work, hold.job, items));
  return on;
};

const aliases: Step = async (hold, place) => {
  const { items, next } = await hold.source.models(place.cursor["token"] ?? null);
  const on = { ...place, ...onward(next, hold.job.withFiles ? "files" : LAST) };
  await commit(hold, on, (work) => writeAliases(work, hold.job, items));
  return on;
};

const onward = (next: string | null, then: string) =>
  next === null ? { step: then, cursor: {} } : { cursor: { token: next } };

const files: Step = async (hold, place) => {
  const owner = await nextOwner(hold, place);
  if (owner === undefined) return passTo(hold, place, LAST);
  await bringFiles(hold, owner, place);
  const on = {
    ...place,
    done: place.done + 1,
    cursor: { kind: owner.kind, owner: owner.originId },
  };
  await commit(hold, on, async () => undefined);
  return on;
};

/** Brings everything, in the order in which one thing needs another. */
export const importSteps = {
  experiments,
  runs,
  "logged-models": loggedModels,
  links,
  models,
  versions,
  aliases,
  files,
} as const;
