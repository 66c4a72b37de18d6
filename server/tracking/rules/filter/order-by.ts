import { MAX_ORDER_BY_LENGTH, MAX_ORDER_BY_TERMS } from "../limits";
import type { FilterError, Parsed } from "./ast";
import { excerpt, refuse, spanOf } from "./cursor";
import { entryOf, nameOf } from "./field";
import { type Token, tokenAt } from "./scan";
import type { SortTerm, Subject } from "./subject";
import { SUBJECTS, type SubjectName } from "./subjects/index";

const isSame = (a: SortTerm, b: SortTerm) => a.entity === b.entity && a.key === b.key;

/** What was asked for, once each, and behind it what settles ties. */
export function withTies({ sort }: Subject, asked: readonly SortTerm[]): readonly SortTerm[] {
  const terms = asked.length > 0 ? asked : sort.usual;
  return [...terms, ...sort.ties].filter(
    (term, index, all) => all.findIndex((other) => isSame(term, other)) === index,
  );
}

/** Whether and how one may sort by this. */
export function sortTerm(
  { sort }: Subject,
  name: Pick<SortTerm, "entity" | "key">,
  ascending: boolean,
): SortTerm | string {
  if (!sort.entities.includes(name.entity)) return `Invalid order_by entity: ${name.entity}`;
  if (name.entity !== "attribute") return { ...name, ascending };
  const key = entryOf(sort.attributes, name.key);
  if (key !== null) return { entity: "attribute", key, ascending };
  return sort.words.key(excerpt(name.key), Object.keys(sort.attributes));
}

const cannotBeParsed = (text: string) =>
  `Invalid order_by clause '${excerpt(text)}'. Could not be parsed`;
const SHAPE = "A name fits here, and behind it ASC or DESC";

type Entry = { readonly name: Token; readonly direction: Token | null };

const endOf = ({ at, text }: Token) => at + text.length;

/** The one or two tokens an entry consists of. */
function tokensOf(text: string): Parsed<Entry> {
  const name = tokenAt(text, 0);
  if (!["word", "field", "quoted"].includes(name.kind))
    return refuse(spanOf(name), cannotBeParsed(text), SHAPE);
  const direction = tokenAt(text, endOf(name));
  if (direction.kind === "end") return { ok: true, value: { name, direction: null } };
  if (direction.kind !== "word")
    return refuse(spanOf(direction), cannotBeParsed(text), "ASC, DESC or the end fits here");
  const rest = tokenAt(text, endOf(direction));
  if (rest.kind !== "end")
    return refuse(spanOf(rest), cannotBeParsed(text), "Nothing more fits here");
  return { ok: true, value: { name, direction } };
}

function isAscending(text: string, token: Token | null): Parsed<boolean> {
  const word = token?.text.toUpperCase() ?? "ASC";
  if (token === null || word === "ASC" || word === "DESC")
    return { ok: true, value: word === "ASC" };
  return refuse(
    spanOf(token),
    `Invalid ordering key in order_by clause '${excerpt(text)}'`,
    "ASC or DESC fits here",
  );
}

function parseTerm(subject: Subject, text: string): Parsed<SortTerm> {
  if (text.length > MAX_ORDER_BY_LENGTH)
    return refuse(
      { at: MAX_ORDER_BY_LENGTH, length: text.length - MAX_ORDER_BY_LENGTH },
      cannotBeParsed(text),
      `An entry can hold at most ${MAX_ORDER_BY_LENGTH} characters`,
    );
  const entry = tokensOf(text);
  if (!entry.ok) return entry;
  const ascending = isAscending(text, entry.value.direction);
  if (!ascending.ok) return ascending;
  const name = nameOf(subject, entry.value.name);
  if (!name.ok) return name;
  const term = sortTerm(subject, name.value, ascending.value);
  if (typeof term === "string") return refuse(spanOf(entry.value.name), term);
  return { ok: true, value: term };
}

export type OrderByError = FilterError & {
  /** Which entry of the list, counted from zero. */
  readonly entry: number;
};

export type OrderBy =
  | { readonly ok: true; readonly terms: readonly SortTerm[] }
  | { readonly ok: false; readonly error: OrderByError };

/** The refusal of a list that is too long. */
export function tooMany(entries: number): OrderByError | null {
  if (entries <= MAX_ORDER_BY_TERMS) return null;
  const message = `order_by can hold at most ${MAX_ORDER_BY_TERMS} entries. Got ${entries}`;
  return { message, at: 0, length: 0, entry: MAX_ORDER_BY_TERMS };
}

/**
 * Reads the `order_by` list of the MLflow search API (`metrics.loss DESC`, ...) and appends what settles ties, so that
 * the result is a total order. Rows without a value go last in either direction, NaN before them.
 * Not for logged models, whose order_by is a list of objects: see `logged-model-order.ts`.
 */
export function parseOrderBy(
  subject: Exclude<SubjectName, "loggedModels">,
  entries: readonly string[],
): OrderBy {
  const long = tooMany(entries.length);
  if (long) return { ok: false, error: long };
  const terms: SortTerm[] = [];
  for (const [entry, text] of entries.entries()) {
    const term = parseTerm(SUBJECTS[subject], text);
    if (!term.ok) return { ok: false, error: { ...term.error, entry } };
    const message = `\`order_by\` contains duplicate fields: '${excerpt(text)}'`;
    if (terms.some((other) => isSame(other, term.value)))
      return { ok: false, error: { message, at: 0, length: text.length, entry } };
    terms.push(term.value);
  }
  return { ok: true, terms: withTies(SUBJECTS[subject], terms) };
}
