import type { Paging } from "./ui/table/pager";

type Page = {
  readonly matching: number;
  readonly total: number;
  readonly nextCursor: string | null;
};

/** How a list is paged whose cursors lead forwards only; nothing is known before the first page is read. */
export function keysetPaging(page: Page | undefined, cursor: string | undefined): Paging {
  const onFirst = cursor === undefined;
  const { matching, total, nextCursor } = page ?? { matching: 0, total: 0, nextCursor: null };
  return {
    total: matching,
    unfiltered: total,
    first: onFirst ? 1 : null,
    previous: onFirst ? null : "",
    next: nextCursor,
  };
}
