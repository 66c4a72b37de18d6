import type { WholeFeature } from "./words";

type Source = WholeFeature["sources"][number];

/** One line for each source, `dataset: column`; a name of data may hold a colon itself, so the last one counts. */
export const sourcesText = (sources: readonly Source[]): string =>
  sources.map(({ dataset, column }) => `${dataset}: ${column}`).join("\n");

export type SourcesRead = { readonly sources: readonly Source[] } | { readonly problem: string };

/** What was typed, or which line cannot be read. */
export function readSources(text: string): SourcesRead {
  const sources: Source[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const written = line.trim();
    if (written === "") continue;
    const split = written.lastIndexOf(": ");
    const [dataset, column] = [
      written.slice(0, Math.max(split, 0)).trim(),
      written.slice(split + 1).trim(),
    ];
    if (split <= 0 || column === "") {
      return { problem: `Line ${index + 1} names no column. Write it as "payments: amount".` };
    }
    sources.push({ dataset, column });
  }
  return { sources };
}
