const hourMs = 3_600_000;

export type Freshness = {
  readonly state: "fresh" | "stale" | "unknown";
  /** Whole hours since the data of the newest version; null while there is none. */
  readonly ageHours: number | null;
  /** Why it is not known; null when it is. */
  readonly because: "no promise" | "no version" | null;
};

export type Promised = {
  /** No older than this many hours; null when nothing is promised. */
  readonly freshHours: number | null;
  /** Up to when the newest data goes. */
  readonly latest: Date | null;
};

/** Whether the promise is kept at `now`. Data exactly as old as promised is fresh. */
export function freshnessOf({ freshHours, latest }: Promised, now: Date): Freshness {
  if (latest === null) return { state: "unknown", ageHours: null, because: "no version" };
  const ageMs = Math.max(0, now.getTime() - latest.getTime());
  const ageHours = Math.floor(ageMs / hourMs);
  if (freshHours === null) return { state: "unknown", ageHours, because: "no promise" };
  return { state: ageMs <= freshHours * hourMs ? "fresh" : "stale", ageHours, because: null };
}

/** "5 hours", "3 days": days from two on. */
export function ageWords(hours: number): string {
  if (hours < 1) return "less than an hour";
  if (hours < 48) return hours === 1 ? "1 hour" : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
}
