/** 2^16 sets are tried one by one; beyond that the answer is found step by step and may not be the cheapest. */
const MOST_TRIED = 16;

export type Item = {
  readonly key: string;
  /** What it adds towards the goal, a whole number; 0 for something only others build on. */
  readonly gain: number;
  readonly effort: number;
  /** Keys of items that have to be chosen with it. */
  readonly needs: readonly string[];
};

export type Cover = { readonly keys: ReadonlySet<string>; readonly exact: boolean };

const total = (items: readonly Item[], part: "gain" | "effort"): number =>
  items.reduce((sum, item) => sum + item[part], 0);

const isClosed = (items: readonly Item[]): boolean => {
  const keys = new Set(items.map(({ key }) => key));
  return items.every(({ needs }) => needs.every((key) => keys.has(key)));
};

const keysOf = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.map(({ key }) => key));

/** Without one item, and without everything that needs it. */
const without = (items: readonly Item[], gone: Item): readonly Item[] => {
  const lost = new Set([gone.key]);
  let before = 0;
  while (before < lost.size) {
    before = lost.size;
    for (const { key, needs } of items) if (needs.some((one) => lost.has(one))) lost.add(key);
  }
  return items.filter(({ key }) => !lost.has(key));
};

/** Leaves out what is not needed, the most effort for the least gain first. */
const pruned = (items: readonly Item[], needed: number): readonly Item[] => {
  const worstFirst = items.toSorted((a, b) => b.effort * (a.gain + 1) - a.effort * (b.gain + 1));
  return worstFirst.reduce((kept, item) => {
    const fewer = without(kept, item);
    return total(fewer, "gain") >= needed ? fewer : kept;
  }, items);
};

const tried = (items: readonly Item[], needed: number): readonly Item[] => {
  let best = items;
  let price = total(items, "effort");
  for (let bits = 0; bits < 2 ** items.length; bits += 1) {
    const some = items.filter((_item, at) => (bits >> at) % 2 === 1);
    const effort = total(some, "effort");
    if (effort >= price || total(some, "gain") < needed || !isClosed(some)) continue;
    best = some;
    price = effort;
  }
  return best;
};

/**
 * The cheapest set of items that together gain what is needed, each with everything it needs. When all of them gain
 * too little, all of them are the answer. Every key in `needs` must be among the items.
 */
export const cheapestCover = (items: readonly Item[], needed: number): Cover => {
  if (total(items, "gain") <= needed) return { keys: keysOf(items), exact: true };
  return items.length > MOST_TRIED
    ? { keys: keysOf(pruned(items, needed)), exact: false }
    : { keys: keysOf(tried(items, needed)), exact: true };
};
