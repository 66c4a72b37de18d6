import type { Endpoint } from "./catalogue";

/** How many letters differ between two paths, part by part: Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_value, at) => at);
  for (const [at, letter] of one.split("").entries()) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const swap = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const longest = 80;

/** The three offered addresses that look most like the one that was asked for. */
export function nearestTo(path: string, endpoints: readonly Endpoint[]): string[] {
  const wanted = path.slice(0, longest);
  const templates = [...new Set(endpoints.map(({ template }) => template))];
  return templates
    .map((template) => ({ template, away: distance(wanted, template) }))
    .toSorted((one, other) => one.away - other.away)
    .slice(0, 3)
    .map(({ template }) => template);
}
