import type { Outputs } from "~/server/api/trpc/root";
import { countOf, kindOrder } from "~/server/imports/rules/import-words";
import { aboutTime, percentOf, remainingMs } from "~/server/imports/rules/progress";
import { listWords } from "./list-words";

export type Import = Outputs["imports"]["findImport"];
export type ImportRow = Outputs["imports"]["listImports"]["rows"][number];

export const importPath = (id: string): string => `/experiments/import/${id}`;

/** `5 experiments, 10,000 runs and 2 versions`; null when there is nothing. */
export function countsWords(counts: Readonly<Record<string, number>>): string | null {
  const parts = kindOrder.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [countOf(kind, count)];
  });
  return parts.length === 0 ? null : listWords(parts);
}

/** What an import has made and not taken back, by kind. */
export function madeOf({ brought }: Pick<Import, "brought">): Record<string, number> {
  const made = brought.filter(({ how }) => how === "made");
  return Object.fromEntries(made.map(({ kind, count, removed }) => [kind, count - removed]));
}

const removedOf = ({ brought }: Pick<Import, "brought">): Record<string, number> =>
  Object.fromEntries(
    brought.flatMap(({ kind, how, removed }) => (how === "made" ? [[kind, removed]] : [])),
  );

/** One sentence with what is the matter, from the import's own numbers. */
export function findingOf(job: Import): string {
  const { phase, status } = job;
  if (status === "failed") return job.problem;
  if (status === "cancelled") return `${keptWords(job)} It was stopped and can go on where it was.`;
  if (status !== "done") return goingWords(job);
  if (phase === "check")
    return `${countsWords(job.found) ?? "Nothing"} would come. Nothing was brought yet.`;
  if (phase === "import") return `${countsWords(madeOf(job)) ?? "Nothing new"} came.`;
  const kept = countsWords(madeOf(job));
  const gone = countsWords(removedOf(job)) ?? "Nothing";
  return kept === null
    ? `${gone} were removed again.`
    : `${gone} were removed again; ${kept} stayed.`;
}

function keptWords(job: Import): string {
  const made = countsWords(madeOf(job));
  return made === null ? "Nothing is here of it." : `${made} are here.`;
}

function goingWords({ phase, status }: Import): string {
  if (status === "waiting") return "It begins in a moment.";
  if (phase === "check")
    return "Cairn looks through what would come and what is in the way. Nothing is brought yet.";
  return phase === "import"
    ? "You can leave this page; the import goes on, also after a restart."
    : "What was changed since the import stays.";
}

/** `4,210 of 10,007 things, 42 %, about 2 minutes left`. */
export function progressWords(job: ImportRow): string {
  const { done, total } = job;
  const percent = percentOf(job, job.status === "done");
  if (percent === null) return `${done.toLocaleString("en")} so far`;
  const left = remainingMs(job);
  const rest = left === null || job.status !== "running" ? "" : `, ${aboutTime(left)} left`;
  return `${done.toLocaleString("en")} of ${total.toLocaleString("en")}, ${percent} %${rest}`;
}
