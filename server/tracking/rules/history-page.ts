/** When the points of a chunk were logged, and how many they are. */
export type ChunkTimes = {
  readonly loggedMin: number;
  readonly loggedMax: number;
  readonly points: number;
};

/**
 * The moment up to which one has to read so that at least `wanted` points are among what is read; null: to the end.
 * Chunks may overlap in time, so a chunk counts only once all of it lies before the moment.
 */
export function readUntil(chunks: readonly ChunkTimes[], wanted: number): number | null {
  let points = 0;
  for (const chunk of chunks.toSorted((a, b) => a.loggedMax - b.loggedMax)) {
    points += chunk.points;
    if (points >= wanted) return chunk.loggedMax;
  }
  return null;
}
