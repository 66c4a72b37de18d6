import { sentenceOf } from "../problem";
import type { Paging } from "../ui/table/pager";

type Page = {
  readonly matching: number;
  readonly total: number;
  readonly nextCursor: string | null;
};

/** Where a page of the server stands among the others; cursors lead forwards only. */
export const pagingOf = (cursor: string | null, page: Page | undefined): Paging => ({
  total: page?.matching ?? 0,
  unfiltered: page?.total ?? 0,
  first: cursor === null ? 1 : null,
  previous: cursor === null ? null : "",
  next: page?.nextCursor ?? null,
});

type Asked = { readonly error: unknown; readonly refetch: () => unknown };

/** What stands in the place of a list that could not be read; undefined when it could. */
export const failureOf = ({ error, refetch }: Asked, title: string) =>
  error === null ? undefined : { title, cause: sentenceOf(error), onRetry: () => void refetch() };
