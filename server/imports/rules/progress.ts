export type Progress = {
  readonly done: number;
  /** 0 while nobody knows. */
  readonly total: number;
  /** Time spent working, in milliseconds. */
  readonly workedMs: number;
};

/** Whole percent; null while nobody knows how much there is. Work that goes on never shows 100. */
export function percentOf({ done, total }: Progress, finished: boolean): number | null {
  if (finished) return 100;
  if (total === 0) return null;
  return Math.min(99, Math.floor((done / total) * 100));
}

/** Less work than this says nothing about the rest. */
const LEAST_MS = 2000;

/** Milliseconds that are left at the pace so far; null while that would be a guess. */
export function remainingMs({ done, total, workedMs }: Progress): number | null {
  if (done === 0 || total === 0 || workedMs < LEAST_MS) return null;
  return Math.round((workedMs / done) * Math.max(0, total - done));
}

/** `about 40 seconds`, `about 3 minutes`, `about 2 hours`. */
export function aboutTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return counted(seconds < 10 ? seconds : Math.round(seconds / 5) * 5, "second");
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? counted(minutes, "minute") : counted(Math.round(minutes / 60), "hour");
}

const counted = (count: number, unit: string): string =>
  `about ${count} ${unit}${count === 1 ? "" : "s"}`;
