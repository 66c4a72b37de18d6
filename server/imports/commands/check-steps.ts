import { database } from "~/db/client";
import type { Context, Work } from "~/server/core/context";
import { broughtBefore, type Kind } from "../queries/items";
import { commit, type Hold, note, type Place, settings } from "./hold";
import { behindPage, experimentAfter, LAST, passTo, type Step } from "./steps";
import { experimentNamed } from "./write-experiments";
import { modelNamed } from "./write-models";

const looking = <Answer>(
  { context }: { context: Context },
  look: (work: Work) => Promise<Answer>,
) => database().read(settings(context), (db) => look({ ...context, db }));

/** Adds to what was found; what is not there does not count. */
function counted(place: Place, more: Readonly<Record<string, number>>): Place["found"] {
  const found = { ...place.found };
  for (const [kind, count] of Object.entries(more)) {
    if (count > 0) found[kind] = (found[kind] ?? 0) + count;
  }
  return found;
}

async function knownOf(hold: Hold, kind: Kind, ids: readonly string[]): Promise<number> {
  const known = await looking(hold, (work) => broughtBefore(work, hold.job, { kind, ids }));
  return known.size;
}

const experiments: Step = async (hold, place) => {
  const all = await hold.source.experiments();
  const mine = all.filter(({ isDeleted }) => hold.job.deletedToo || !isDeleted);
  const left = all.filter((experiment) => !mine.includes(experiment));
  const found = counted(place, { experiment: mine.length, "deleted experiment": left.length });
  const next = { ...place, found, done: place.done + all.length, step: "runs", cursor: {} };
  await commit(hold, next, async (work) => {
    await note(
      work,
      hold.job.id,
      left.map(({ id, name }) => ({ reason: "deleted", kind: "experiment", originId: id, name })),
    );
    const ids = mine.map(({ id }) => id);
    const known = await broughtBefore(work, hold.job, { kind: "experiment", ids });
    for (const { id, name } of mine) {
      if (known.has(id) || (await experimentNamed(work, name.trim())) === undefined) continue;
      await note(work, hold.job.id, [
        { reason: "name-taken", kind: "experiment", originId: id, name },
      ]);
    }
  });
  return next;
};

const runs: Step = async (hold, place) => {
  const experiment = await experimentAfter(hold, place);
  if (experiment === undefined) return passTo(hold, place, "logged-models");
  const { items, next } = await hold.source.runs(experiment.id, place.cursor["token"] ?? null);
  const mine = items.filter(({ isDeleted }) => hold.job.deletedToo || !isDeleted);
  const known = await knownOf(
    hold,
    "run",
    mine.map(({ id }) => id),
  );
  const found = counted(place, {
    run: mine.length,
    "known run": known,
    "deleted run": items.length - mine.length,
    series: mine.reduce((sum, { latest }) => sum + latest.length, 0),
  });
  const on = {
    ...place,
    found,
    done: place.done + items.length,
    cursor: behindPage(place, experiment.id, next),
  };
  await commit(hold, on, async () => undefined);
  return on;
};

const loggedModels: Step = async (hold, place) => {
  const experiment = await experimentAfter(hold, place);
  if (experiment === undefined) return passTo(hold, place, "models");
  const { items, next } = await hold.source.loggedModels(
    experiment.id,
    place.cursor["token"] ?? null,
  );
  const known = await knownOf(
    hold,
    "logged-model",
    items.map(({ id }) => id),
  );
  const found = counted(place, { "logged-model": items.length, "known logged-model": known });
  const on = {
    ...place,
    found,
    done: place.done + items.length,
    cursor: behindPage(place, experiment.id, next),
  };
  await commit(hold, on, async () => undefined);
  return on;
};

const models: Step = async (hold, place) => {
  const { items, next } = await hold.source.models(place.cursor["token"] ?? null);
  const known = await looking(hold, (work) =>
    broughtBefore(work, hold.job, { kind: "model", ids: items.map(({ name }) => name) }),
  );
  const found = counted(place, { model: items.length, "known model": known.size });
  const on = {
    ...place,
    found,
    done: place.done + items.length,
    ...(next === null ? { step: "versions", cursor: {} } : { cursor: { token: next } }),
  };
  await commit(hold, on, async (work) => {
    for (const { name } of items) {
      if (known.has(name) || (await modelNamed(work, name)) === undefined) continue;
      await note(work, hold.job.id, [
        { reason: "name-taken", kind: "model", originId: name, name },
      ]);
    }
  });
  return on;
};

const versions: Step = async (hold, place) => {
  const { items, next } = await hold.source.versions(place.cursor["token"] ?? null);
  const found = counted(place, { version: items.length });
  const on = {
    ...place,
    found,
    done: place.done + items.length,
    ...(next === null ? { step: LAST, cursor: {} } : { cursor: { token: next } }),
  };
  await commit(hold, on, async () => undefined);
  return on;
};

/** Looks through the source without bringing anything. */
export const checkSteps = {
  experiments,
  runs,
  "logged-models": loggedModels,
  models,
  versions,
} as const;
