/** Days for which a deleted model or version can be brought back. */
const DAYS_KEPT = 30;

const DAY_MS = 86_400_000;

export const keptUntil = (deletedAt: Date): Date =>
  new Date(deletedAt.getTime() + DAYS_KEPT * DAY_MS);
