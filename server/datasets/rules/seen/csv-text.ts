import { UnreadableFile } from "./unreadable";

/** Called with the fields of one row, the line it begins on, and which of them stood in quotes. The arrays are reused. */
export type TakeRow = (fields: readonly string[], line: number, quoted: readonly boolean[]) => void;

/** A row this long, in characters, is no row: a quote was not closed, or it is no table. */
const LONGEST_ROW = 16_777_216;

const [LF, CR, QUOTE] = [10, 13, 34] as const;

/**
 * Reads CSV (RFC 4180 with any one-character delimiter) out of texts that end with whole lines. Fields in quotes may hold
 * delimiters, line breaks and doubled quotes; a quote inside a field without quotes is an ordinary character.
 */
export class CsvText {
  readonly #delimiter: number;
  readonly #take: TakeRow;
  readonly #fields: string[] = [];
  readonly #quoted: boolean[] = [];
  #rest = "";
  /** Of the row that is read. */
  #line = 1;

  constructor(delimiter: string, take: TakeRow) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#take = take;
  }

  /** @throws UnreadableFile */
  push(text: string, isLast: boolean): void {
    const all = this.#rest === "" ? text : this.#rest + text;
    let at = 0;
    while (at < all.length) {
      const next = this.#row(all, at, isLast);
      if (next === -1) break;
      at = next;
    }
    this.#rest = at >= all.length ? "" : all.slice(at);
    if (this.#rest.length > LONGEST_ROW) throw this.#unclosed();
  }

  #unclosed(): UnreadableFile {
    return new UnreadableFile(
      `The row that begins on line ${this.#line} has a quote that is not closed. Close it, or double it where it is part of the text.`,
    );
  }

  /** Where the next row begins; -1 when this one goes on in the text that follows. */
  #row(text: string, start: number, isLast: boolean): number {
    let [at, count, lines] = [start, 0, 0];
    for (;;) {
      const isQuoted = text.charCodeAt(at) === QUOTE;
      const end = isQuoted ? closing(text, at) : ending(text, at, this.#delimiter);
      if (end === -1) {
        if (isLast) throw this.#unclosed();
        return -1;
      }
      const value = isQuoted ? unquoted(text, at, end) : text.slice(at, end);
      if (isQuoted) lines += breaksIn(value);
      this.#fields[count] = value;
      this.#quoted[count] = isQuoted;
      count += 1;
      at = isQuoted ? end + 1 : end;
      const code = text.charCodeAt(at);
      if (code === this.#delimiter) {
        at += 1;
        continue;
      }
      const next = this.#endOfRow(text, at, lines);
      this.#emit(count);
      this.#line += lines + 1;
      return next;
    }
  }

  /** A line break, alone or after a carriage return, or the end of the file. */
  #endOfRow(text: string, at: number, lines: number): number {
    if (at >= text.length) return at;
    const code = text.charCodeAt(at);
    if (code === LF) return at + 1;
    if (code === CR && text.charCodeAt(at + 1) === LF) return at + 2;
    throw new UnreadableFile(
      `Line ${this.#line + lines}: after a closing quote stands more text. Double the quotes that are part of it.`,
    );
  }

  #emit(count: number): void {
    this.#fields.length = count;
    this.#quoted.length = count;
    const isBlank = count === 1 && this.#fields[0] === "" && this.#quoted[0] === false;
    if (!isBlank) this.#take(this.#fields, this.#line, this.#quoted);
  }
}

/** The quote that closes the one at `open`; -1 when there is none. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

const unquoted = (text: string, open: number, close: number): string => {
  const inside = text.slice(open + 1, close);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
};

/** Where a field without quotes ends: before the delimiter, the line break, or at the end of the text. */
function ending(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF) break;
    if (code === CR && text.charCodeAt(at + 1) === LF) break;
  }
  return at;
}

function breaksIn(value: string): number {
  let count = 0;
  for (let at = value.indexOf("\n"); at !== -1; at = value.indexOf("\n", at + 1)) count += 1;
  return count;
}

const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter that cuts the first rows of a file most alike and into most fields; a comma when none does. */
export function delimiterOf(head: string): string {
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const counts: number[] = [];
    try {
      const reader = new CsvText(delimiter, (fields) => void counts.push(fields.length));
      reader.push(head, false);
    } catch {
      continue;
    }
    const [first = 1] = counts;
    const alike = counts.filter((count) => count === first).length;
    const score = first > 1 ? (alike / counts.length) * first : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
