/** A share of 0 to 1 in percent, or null for not known. */
export const inPercent = (share: number | null): number | null =>
  share === null ? null : share * 100;

/** The axis for shares in percent. */
export const shares = { min: 0, max: 100, names: [] };
