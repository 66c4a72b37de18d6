import type { Work } from "~/server/core/context";

const DAY_MS = 86_400_000;

export const shifted = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** The calendar day in UTC, as columns of dates keep it. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The same work, done some days ago: what is written then carries that date. */
export function past(work: Work, daysAgo: number): Work {
  const then = shifted(work.now(), -daysAgo);
  return { ...work, now: () => then };
}
