/** How a page of a list was reached: the page before it ("" is the first), and the place of its first row, from 1. */
export type Step = { readonly previous: string; readonly first: number | null };

export type Walk = Map<string, Step>;

type Here = {
  /** Tells lists apart, and one filter or order of a list from another: a cursor is only good within one. */
  readonly list: string;
  /** Cursor of the page in view; null is the first. */
  readonly page: string | null;
};

/** Keyset cursors lead forwards only, so the way back is the way one came; null when it was not walked here. */
export const stepTo = (walk: Walk, { list, page }: Here): Step | null =>
  page === null ? null : (walk.get(`${list} ${page}`) ?? null);

/** Remembers how `next` would be reached from here. What is known of it already stays. */
export function walkOn(
  walk: Walk,
  { list, page }: Here,
  { next, count }: { readonly next: string | null; readonly count: number },
): void {
  const key = `${list} ${next}`;
  // While a page is fetched the one before stands in its place, so a page can name itself as the next one.
  if (next === null || next === page || walk.has(key)) return;
  const first = page === null ? 1 : (stepTo(walk, { list, page })?.first ?? null);
  walk.set(key, { previous: page ?? "", first: first === null ? null : first + count });
}
