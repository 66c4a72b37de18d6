const DAY_MS = 86_400_000;

/** Age in days, with fractions. A date in the future counts as now. */
export const ageInDays = (at: Date, now: Date): number =>
  Math.max(0, (now.getTime() - at.getTime()) / DAY_MS);

/** True once `at` is more than `validityDays` old. */
export const isExpired = (at: Date, validityDays: number, now: Date): boolean =>
  ageInDays(at, now) > validityDays;

/** How much of its worth evidence still has: 1 when new, 0 from the end of its validity on. */
export const freshness = (ageDays: number, validityDays: number): number =>
  validityDays > 0 ? Math.max(0, 1 - ageDays / validityDays) : 0;
