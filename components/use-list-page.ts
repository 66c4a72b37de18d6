"use client";

import {
  keepPreviousData,
  type QueryKey,
  type UnusedSkipTokenOptions,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { askedOf, type ListPage, wholeList } from "./list-table";

type Asked = ReturnType<typeof askedOf>;

/**
 * A list that is asked for at once while it is short and page by page when it is not. `first` holds its first rows
 * without any filter, `page` those that the address asks for.
 */
export function useListPage<Page extends ListPage<unknown>, Problem, Key extends QueryKey>(
  optionsFor: (asked: Asked) => UnusedSkipTokenOptions<Page, Problem, Page, Key>,
) {
  const params = useSearchParams();
  const { data: first } = useSuspenseQuery(optionsFor({ limit: wholeList }));
  const whole = first.nextCursor === null;
  const { data: page = first } = useQuery({
    ...optionsFor(askedOf(params)),
    enabled: !whole,
    placeholderData: keepPreviousData,
  });
  return { first, page: whole ? first : page, whole };
}
