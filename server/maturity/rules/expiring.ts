/** An answer that has less time left than this is listed while there is still time to say that it is true. Our choice. */
export const SOON_DAYS = 30;

const DAY_MS = 86_400_000;

export type Expiry = {
  readonly expiresAt: Date;
  /** `expired` counts as unknown from now on, `soon` within thirty days. */
  readonly state: "expired" | "soon" | "fresh";
};

/** When an answer stops counting. It still counts at that very moment, as everywhere in the engine. */
export const expiryOf = (answeredAt: Date, validityDays: number, now: Date): Expiry => {
  const expiresAt = new Date(answeredAt.getTime() + validityDays * DAY_MS);
  const left = expiresAt.getTime() - now.getTime();
  if (left < 0) return { expiresAt, state: "expired" };
  return { expiresAt, state: left <= SOON_DAYS * DAY_MS ? "soon" : "fresh" };
};
