import type { BroughtExperiment } from "../rules/brought";
import { commit, type Hold, type Place } from "./hold";

/** Does one piece, writes it down together with where to go on, and says where that is. */
export type Step = (hold: Hold, place: Place) => Promise<Place>;

/** Behind the last piece. */
export const LAST = "end";

const listed = new WeakMap<Hold, Promise<readonly BroughtExperiment[]>>();

/** The experiments of the source in an order that stays; asked for once while somebody works on the import. */
export function experimentsOf(hold: Hold): Promise<readonly BroughtExperiment[]> {
  const known = listed.get(hold);
  if (known !== undefined) return known;
  const asked = hold.source
    .experiments()
    .then((all) => all.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))));
  listed.set(hold, asked);
  return asked;
}

/** The experiment whose pages are being read: the first behind the one that was finished last. */
export async function experimentAfter(
  hold: Hold,
  { cursor }: Place,
): Promise<BroughtExperiment | undefined> {
  const after = cursor["after"];
  const all = await experimentsOf(hold);
  return all.find(
    ({ id, isDeleted }) =>
      (after === undefined || id > after) && (hold.job.deletedToo || !isDeleted),
  );
}

/** Where to go on behind a page: with the next one of the experiment, or with the experiment behind it. */
export const behindPage = (
  { cursor }: Place,
  experiment: string,
  next: string | null,
): Place["cursor"] =>
  next === null
    ? { after: experiment }
    : { ...(cursor["after"] === undefined ? {} : { after: cursor["after"] }), token: next };

/** Goes on with another step. */
export async function passTo(hold: Hold, place: Place, step: string): Promise<Place> {
  const on = { ...place, step, cursor: {} };
  await commit(hold, on, async () => undefined);
  return on;
}
