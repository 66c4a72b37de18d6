const full = process.env["PROPERTY_RUNS"];

/** A tenth while one works; `npm test` takes them all in a check of their own. */
export const propertyRuns = (all: number): number =>
  full === undefined ? Math.ceil(all / 10) : all;

/** For properties of scoring, which hold for many more: as many as were asked for, a taste otherwise. */
export const SCORING_RUNS = Number(full ?? 8);

/** For readers that have to survive any text: as many cases as were asked for, `usual` otherwise. */
export const fuzzRuns = (usual: number): number => Number(full ?? usual);
