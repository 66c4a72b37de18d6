import { z } from "zod";
import type { Work } from "~/server/core/context";
import { readFramework } from "../adapters/framework-file/read";
import { writeFramework } from "../adapters/framework-file/write";
import { diffLines, hunksOf } from "~/server/core/rules/line-diff";
import { type Report, storedVersion } from "./framework-source";

/** Unchanged lines shown around a change. */
const CONTEXT = 2;
/** More lines than anybody reads; the rest is counted. */
const MOST_LINES = 800;

export const sourceChanges = z.object({
  /** The version it is compared with. */
  against: z.string(),
  /** Both files were written anew in one form, because they came in different ones. */
  rewritten: z.boolean(),
  added: z.number().int(),
  removed: z.number().int(),
  /** `skipped` unchanged lines stand before each. */
  hunks: z.array(
    z.object({
      skipped: z.number().int(),
      lines: z.array(
        z.object({
          kind: z.enum(["same", "added", "removed"]),
          line: z.number().int(),
          text: z.string(),
        }),
      ),
    }),
  ),
  /** Changed lines beyond what is shown. */
  notShown: z.number().int(),
});
type Changes = z.input<typeof sourceChanges>;

const isJson = (source: string): boolean => source.trimStart().startsWith("{");

/** Files in the same form are compared as they came, comments and all; others as both would be written today. */
function comparable(before: string, { stored, reading }: Report, version: string) {
  const old = readFramework(before, version);
  if (old.kind === reading.kind && isJson(before) === isJson(stored.source))
    return { rewritten: false, old: before, now: stored.source };
  return {
    rewritten: true,
    old: writeFramework(old.framework, "yaml"),
    now: writeFramework(reading.framework, "yaml"),
  };
}

function upTo(hunks: readonly Changes["hunks"][number][]): Changes["hunks"] {
  let left = MOST_LINES;
  return hunks.flatMap(({ skipped, lines }) => {
    const shown = lines.slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? [] : [{ skipped, lines: shown }];
  });
}

/** Which lines of the file went and came since the version before; null for a first version. */
export async function changesIn(work: Work, report: Report): Promise<Changes | null> {
  const { before } = report;
  if (before === undefined) return null;
  const { key, version } = before;
  const stored = await storedVersion(work, { key, version });
  if (stored === undefined) return null;
  const { rewritten, old, now } = comparable(stored.source, report, version);
  const lines = diffLines(old, now);
  const count = (kind: "added" | "removed") => lines.filter((line) => line.kind === kind).length;
  const hunks = upTo(hunksOf(lines, CONTEXT).map((one) => ({ ...one, lines: [...one.lines] })));
  const [added, removed] = [count("added"), count("removed")];
  const shown = hunks.flatMap((one) => one.lines).filter(({ kind }) => kind !== "same").length;
  return { against: version, rewritten, added, removed, hunks, notShown: added + removed - shown };
}
