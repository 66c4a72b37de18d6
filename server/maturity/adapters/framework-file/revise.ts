import { type Edit, isList, isObject, type Json } from "../../rules/framework-edit";
import { trust } from "~/server/core/trust";
import { editSource } from "./edit-source";
import { isLens } from "./lens-shape";
import { type Problem, Unreadable } from "./problem";
import { readFramework, type Reading, readSource } from "./read";
import { parseSource, type Source } from "./source";
import { writeFramework } from "./write";

/** A framework file while somebody works on it: it need not be a framework yet. */
export type Revised = {
  /** After the changes. */
  readonly text: string;
  /** The text was an AWS lens and was turned into a framework file. */
  readonly converted: boolean;
  /** Null while the text is neither YAML nor JSON. */
  readonly data: Json | null;
  /** What keeps it from being read as a framework. */
  readonly problems: readonly Problem[];
  /** Null while there are problems. */
  readonly reading: Reading | null;
  /** The line of each part, and of each item of its lists, by path. */
  readonly lines: Readonly<Record<string, number>>;
};

/** YAML and JSON hold nothing else: the core schema makes no dates, and keys become strings. */
const jsonOf = ({ data }: Source): Json => trust<Json>(data ?? null);

function linesOf(data: Json, { lineOf }: Source): Record<string, number> {
  if (!isObject(data)) return {};
  const paths = Object.entries(data).flatMap(([name, value]) => [
    [name],
    ...(isList(value) ? value.map((_, index) => [name, index]) : []),
  ]);
  return Object.fromEntries(
    paths.flatMap((path) => {
      const line = lineOf(path);
      return line === null ? [] : [[path.join("."), line]];
    }),
  );
}

const unreadable = (text: string, problems: readonly Problem[]): Revised => ({
  text,
  converted: false,
  data: null,
  problems,
  reading: null,
  lines: {},
});

/** Runs `read`; what is wrong with the file instead, when it cannot be read. */
function attempt<T>(read: () => T): T | readonly Problem[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return error.problems;
    throw error;
  }
}

const failed = (outcome: unknown): outcome is readonly Problem[] => Array.isArray(outcome);

/** A lens becomes the framework it stands for; any other text stays. */
function asFrameworkFile(text: string, source: Source): string {
  return isLens(source.data) ? writeFramework(readFramework(text).framework, "yaml") : text;
}

/** Makes the changes, then reads the outcome. Never throws for what is wrong with the text. */
export function revise(given: string, edits: readonly Edit[]): Revised {
  const opened = attempt(() => {
    const text = asFrameworkFile(given, parseSource(given));
    const source = parseSource(text);
    return { text, edited: editSource(text, { ...source, data: jsonOf(source) }, edits) };
  });
  if (failed(opened)) return unreadable(given, opened);
  const { text, edited } = opened;
  const source = attempt(() => parseSource(edited));
  if (failed(source)) return unreadable(edited, source);
  const data = jsonOf(source);
  const reading = attempt(() => readSource(source));
  return {
    text: edited,
    converted: text !== given,
    data,
    problems: failed(reading) ? reading : [],
    reading: failed(reading) ? null : reading,
    lines: linesOf(data, source),
  };
}
