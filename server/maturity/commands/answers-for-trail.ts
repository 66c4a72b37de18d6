import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { answersOn, type StoredAnswer } from "../queries/answers";
import { forTrail } from "./seal";

type Written = {
  readonly sheetId: string;
  /** What stood before, on any sheet. */
  readonly standing: readonly StoredAnswer[];
  /** The practices that were written. */
  readonly keys: readonly string[];
};

/** Many answers in one entry, each as `save-answer` would have told it, so that the check on the trail finds it. */
export async function answersForTrail(work: Work, { sheetId, standing, keys }: Written) {
  const now = new Map(
    (await answersOn(work, [{ id: sheetId }])).map((answer) => [answer.practice, answer]),
  );
  const told: { before: unknown[]; after: unknown[] } = { before: [], after: [] };
  for (const practice of keys) {
    const after = found(now.get(practice), "The answer");
    const before = standing.find((one) => one.practice === practice && one.sheetId === sheetId);
    const trail = await forTrail(work, { before, after });
    if (trail.before !== null) told.before.push({ practice, ...trail.before });
    told.after.push({ practice, ...trail.after });
  }
  return told;
}
