import { experimentPath } from "./words";

/** As many as can be told apart side by side. */
export const mostCompared = 20;

type Wanted = {
  /** The run the others are held against. */
  readonly base?: string | null | undefined;
  /** Rows that are equal, too. */
  readonly all?: boolean | undefined;
  /** Whose curves are drawn. */
  readonly metric?: string | null | undefined;
};

export function comparePath(
  experimentId: number,
  runs: readonly string[],
  { base, all = false, metric }: Wanted = {},
): string {
  const search = new URLSearchParams({ runs: runs.join(",") });
  if (base) search.set("base", base);
  if (all) search.set("all", "1");
  if (metric) search.set("metric", metric);
  // A comma may stand in a query as it is, and keeps the address readable.
  return `${experimentPath(experimentId)}/compare?${search.toString().replaceAll("%2C", ",")}`;
}
