import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { type Entry, type FileProblem, MOST_ENTRIES, nothingRead, type Reading } from "./file";

/** Strings only: `answer: no` is the word, not a truth value, and 1.10 keeps its zero. */
const asWords = { schema: "failsafe", uniqueKeys: true, prettyErrors: false } as const;

const known = new Set(["practice", "section", "question", "options", "answer", "note", "revision"]);

type Place = { readonly lineAt: (offset: number) => number };

/** Reads a questionnaire; never throws. Aliases are refused, so a small file cannot become a large one. */
export function readYaml(text: string): Reading {
  const counter = new LineCounter();
  const place: Place = { lineAt: (offset) => counter.linePos(offset).line };
  try {
    return readDocument(text, counter, place);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return nothingRead({
      line: null,
      says: "The file is nested too deeply to be a questionnaire.",
    });
  }
}

function readDocument(text: string, lineCounter: LineCounter, place: Place): Reading {
  const document = parseDocument(text, { ...asWords, lineCounter });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = place.lineAt(broken.pos[0]);
    return nothingRead({ line, says: `This is not valid YAML: ${firstLine(broken.message)}` });
  }
  const root = document.contents;
  if (!isMap(root)) return nothingRead({ line: 1, says: WHAT_IT_IS });
  const list = root.get("practices", true);
  if (!isSeq(list)) return nothingRead({ line: 1, says: WHAT_IT_IS });
  const items = list.items.slice(0, MOST_ENTRIES).map((item) => entryIn(item, place));
  const tooMany: FileProblem[] =
    list.items.length > MOST_ENTRIES
      ? [{ line: null, practice: null, says: `More than ${MOST_ENTRIES} practices stand in it.` }]
      : [];
  return {
    head: { framework: word(root, "framework"), frameworkVersion: word(root, "framework_version") },
    entries: items.flatMap(({ entry }) => (entry === null ? [] : [entry])),
    problems: [...items.flatMap(({ problems }) => problems), ...tooMany],
  };
}

const WHAT_IT_IS =
  "This is not a questionnaire of Cairn: it has no list `practices`. Download one on the assessment's page and fill that in.";

const firstLine = (message: string): string => message.split("\n", 1)[0] ?? "";

type Read = { readonly entry: Entry | null; readonly problems: readonly FileProblem[] };

const offsetOf = (node: unknown): number => {
  const range: unknown =
    typeof node === "object" && node !== null ? Reflect.get(node, "range") : null;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
};

function entryIn(node: unknown, { lineAt }: Place): Read {
  const line = lineAt(offsetOf(node));
  if (!isMap(node)) {
    const says = isAlias(node)
      ? "References (*) cannot be read."
      : "A practice is a group of lines, each `name: value`.";
    return { entry: null, problems: [{ line, practice: null, says }] };
  }
  const practice = word(node, "practice");
  const problem = (says: string): FileProblem => ({ line, practice: practice || null, says });
  const strange = node.items.flatMap(({ key }) =>
    isScalar(key) && !known.has(String(key.value)) ? [String(key.value)] : [],
  );
  const complex = ["practice", "answer", "note", "revision"].filter((name) => {
    const value = node.get(name, true);
    return value !== undefined && !isScalar(value);
  });
  const problems = [
    ...(practice === "" ? [problem("It does not say which practice it is about.")] : []),
    ...strange.map((name) => problem(`"${name.slice(0, 40)}" is not a field of a questionnaire.`)),
    ...complex.map((name) => problem(`\`${name}\` must be plain text.`)),
  ];
  const entry = {
    line,
    practice,
    answer: word(node, "answer").trim(),
    note: word(node, "note"),
    revision: word(node, "revision").trim(),
  };
  return { entry: practice === "" ? null : entry, problems };
}

/** The text of a field; empty when it is absent, empty or not plain text. YAML's own words for nothing count as such. */
function word(map: YAMLMap, name: string): string {
  const value: unknown = map.get(name);
  return typeof value === "string" && value !== "null" && value !== "~" ? value : "";
}
