/**
 * Moves labels apart. Given wanted centres (px, any order), the least height between two centres and the room,
 * returns new centres in the same order as given: never closer than `gap`, order kept, as near to the wanted
 * places as that allows (least squares, by pooling neighbours that collide), inside the room when they fit.
 * When they do not fit, they are spread evenly over the room.
 */
export function dodge(
  wanted: readonly number[],
  gap: number,
  room: { low: number; high: number },
): number[] {
  const order = wanted
    .map((_, index) => index)
    .toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const placed = Array.from(wanted);
  const spread = (order.length - 1) * gap;
  if (spread > room.high - room.low) {
    const step = order.length > 1 ? (room.high - room.low) / (order.length - 1) : 0;
    order.forEach((index, rank) => (placed[index] = room.low + rank * step));
    return placed;
  }
  // Taking the rank's own shift away turns "at least `gap` apart" into "never falling": isotonic regression.
  const shifted = order.map((index, rank) => (wanted[index] ?? 0) - rank * gap);
  const levels = poolNeighbours(shifted);
  order.forEach((index, rank) => {
    const level = Math.min(room.high - spread, Math.max(room.low, levels[rank] ?? 0));
    placed[index] = level + rank * gap;
  });
  return placed;
}

/** Isotonic regression by pool-adjacent-violators (Barlow et al., 1972): the nearest never-falling sequence. */
function poolNeighbours(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    let before = pools.at(-1);
    while (before !== undefined && before.sum / before.count >= pool.sum / pool.count) {
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
      pools.pop();
      before = pools.at(-1);
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}
