import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Path } from "../../rules/framework-edit";
import { type Problem, Unreadable } from "./problem";

/** About twice the largest framework known. AWS itself refuses lenses above 500 KB. */
const MOST_CHARACTERS = 500_000;
const MOST_ALIASES = 100;
/** Anything nested deeper than this is no framework. */
const MOST_DEPTH = 40;

export type { Path };

/** A text that was parsed: its data, and where in the text each part of it stands. */
export type Source = {
  readonly data: unknown;
  /** The line of the innermost part of `path` that the text has, from 1. */
  readonly lineOf: (path: Path) => number | null;
  /** The text as nodes, with its comments, to be changed and written again. */
  readonly document: Document.Parsed;
};

const whole = (message: string, line: number | null = null): Unreadable =>
  new Unreadable([{ path: "", line, message }]);

type Opened = { readonly document: Document.Parsed; readonly lines: LineCounter };

function open(text: string): Opened {
  const lines = new LineCounter();
  // Doubled keys are looked for below: the parser compares each key with all before it.
  const options = {
    lineCounter: lines,
    uniqueKeys: false,
    merge: false,
    logLevel: "silent",
  } as const;
  const document = parseDocument(text, { ...options, schema: "core" });
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }): Problem => ({
    path: "",
    line: lines.linePos(pos[0]).line,
    message: `The text is neither YAML nor JSON here: ${message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "")}. Correct it and read the file again.`,
  }));
  if (faults.length > 0) throw new Unreadable(faults.slice(0, 20));
  return { document, lines };
}

type Ancestors = readonly unknown[];

/** What is wrong with the structure itself, before anything is made of it. */
function structureProblems({ document, lines }: Opened): Problem[] {
  const problems: Problem[] = [];
  let aliases = 0;
  const say = (at: unknown, message: string) => {
    const offset = isNode(at) ? at.range?.[0] : undefined;
    problems.push({
      path: "",
      line: offset === undefined ? null : lines.linePos(offset).line,
      message,
    });
  };
  const node = (one: unknown, ancestors: Ancestors) => {
    if (ancestors.filter(isCollection).length > MOST_DEPTH) {
      say(one, `The text is nested more than ${MOST_DEPTH} deep; a framework is not.`);
      return visit.BREAK;
    }
    if (isAlias(one)) {
      aliases += 1;
      const inside = ancestors.some((each) => isCollection(each) && each.anchor === one.source);
      if (inside)
        say(
          one,
          `"*${one.source}" stands inside what it repeats, so it would never end. Write it out.`,
        );
    }
    if (isMap(one))
      for (const twin of twins(one.items))
        say(twin, `The key "${String(twin)}" stands twice in the same place. Keep one of them.`);
    return undefined;
  };
  visit(document, { Node: (_key, one, ancestors) => node(one, ancestors) });
  if (aliases > MOST_ALIASES)
    say(
      null,
      `The text repeats itself with "*" ${aliases} times; ${MOST_ALIASES} is the most. Write the values out.`,
    );
  return problems;
}

function twins(items: readonly { readonly key: unknown }[]): unknown[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value) : String(key);
    if (seen.has(name)) return [key];
    seen.add(name);
    return [];
  });
}

function lineOf({ document, lines }: Opened, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return lines.linePos(found.range[0]).line;
  }
  return null;
}

/**
 * Parses YAML or JSON (which YAML contains). Throws `Unreadable` with the line for text that is too long, malformed,
 * nested too deep, repeats keys, or multiplies itself through aliases.
 */
export function parseSource(text: string): Source {
  if (text.length > MOST_CHARACTERS) {
    throw whole(
      `The file has ${text.length} characters; ${MOST_CHARACTERS} is the most. Split the framework.`,
    );
  }
  if (text.trim() === "")
    throw whole("The file is empty. Paste a framework, or choose another file.");
  try {
    const opened = open(text);
    const problems = structureProblems(opened);
    if (problems.length > 0) throw new Unreadable(problems.slice(0, 20));
    const data: unknown = opened.document.toJS({ maxAliasCount: MOST_ALIASES });
    return { data, lineOf: (path) => lineOf(opened, path), document: opened.document };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof RangeError)
      throw whole(`The text is nested more than ${MOST_DEPTH} deep; a framework is not.`);
    if (error instanceof ReferenceError)
      throw whole("The text multiplies itself through aliases. Write the values out.");
    throw error;
  }
}
