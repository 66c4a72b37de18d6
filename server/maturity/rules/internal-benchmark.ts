/** Fewer teams than that could be told apart, so nothing is said about them. `maturity.md` 4.5. */
export const FEWEST_TEAMS = 5;

/** Shares are shown in steps of 5 %: with few teams an exact quartile would be one team's exact value. */
const STEPS = 20;

export type Quartiles = { readonly lower: number; readonly median: number; readonly upper: number };

/** Linear between neighbours, as spreadsheets do (method 7 of Hyndman and Fan, 1996). */
const quantile = (sorted: readonly number[], share: number): number => {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
};

const stepped = (share: number): number => Math.round(share * STEPS) / STEPS;

/** Null below five known values; unknown ones (null) are no values and never zero. */
export const quartilesOf = (shares: readonly (number | null)[]): Quartiles | null => {
  const sorted = shares.filter((share) => share !== null).toSorted((a, b) => a - b);
  if (sorted.length < FEWEST_TEAMS) return null;
  const at = (share: number) => stepped(quantile(sorted, share));
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
};

export type Place = "lower" | "below" | "above" | "upper";

/** In which quarter a share lies; on an edge it gets the better one. */
export const placeOf = (own: number, { lower, median, upper }: Quartiles): Place => {
  if (own >= upper) return "upper";
  if (own >= median) return "above";
  return own >= lower ? "below" : "lower";
};
