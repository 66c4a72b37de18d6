import { z } from "zod";
import type { Work } from "~/server/core/context";
import { expiryCounts } from "./expiry-counts";
import { type TeamRef, teamRef } from "./team";

export const waitingExpiring = z.array(
  z.object({
    /** The open assessment; null when a new one has to be started to confirm. */
    assessmentId: z.uuid().nullable(),
    team: teamRef,
    framework: z.object({ key: z.string(), title: z.string() }),
    /** Practices with an answer that is too old, and with one that soon will be. */
    expired: z.number().int(),
    soon: z.number().int(),
    nextOn: z.date(),
  }),
);

/** Answers of these teams that stop counting within thirty days or have stopped, the oldest first. */
export async function expiringOfTeams(work: Work, mine: ReadonlyMap<string, TeamRef>) {
  const counts = await expiryCounts(work, { teamIds: [...mine.keys()] });
  const found = counts.flatMap(({ teamId, framework: key, title, nextOn, ...count }) => {
    const team = mine.get(teamId);
    if (team === undefined || nextOn === null || count.expired + count.soon === 0) return [];
    return [{ ...count, nextOn, team, framework: { key, title } }];
  });
  return found.toSorted((a, b) => a.nextOn.getTime() - b.nextOn.getTime());
}
