import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { MAX_COLUMNS, MAX_NAME } from "../rules/dataset-name";
import type { FileProfile, ToldColumn } from "../rules/profile";
import { roomFor } from "../rules/seen/column-seen";
import { CsvColumn } from "../rules/seen/csv-column";
import { CsvText, delimiterOf } from "../rules/seen/csv-text";
import { missingWords } from "../rules/seen/csv-value";
import { UnreadableFile } from "../rules/seen/unreadable";

export type Seen = { readonly profile: FileProfile; readonly columns: readonly ToldColumn[] };
export type Progress = { readonly bytes: number; readonly rows: number };

/** What is read at once, in bytes. */
const BLOCK = 1_048_576;
/** A line this long, in bytes, is no line of a table. */
const LONGEST_LINE = 16_777_216;
const MOST_NAMED = 10;
/** More rows than one in ten with another number of fields: this is not the table it was taken for. */
const MOST_RAGGED = 0.1;

/**
 * Reads a CSV once from end to end and keeps what was seen, in a fixed amount of memory.
 * @throws UnreadableFile that names the line.
 */
export async function profileCsv(
  file: string,
  onProgress: (progress: Progress) => void,
): Promise<Seen> {
  const table = new CsvTable();
  for await (const chunk of createReadStream(file, { highWaterMark: BLOCK })) {
    const block: Buffer = chunk;
    table.take(block);
    onProgress({ bytes: table.bytes, rows: table.rows });
  }
  return table.end();
}

const LF = 10;

class CsvTable {
  bytes = 0;
  rows = 0;
  #rest: Buffer = Buffer.alloc(0);
  #lines = 0;
  #mark = false;
  #delimiter: string | null = null;
  #reader: CsvText | null = null;
  #columns: CsvColumn[] = [];
  #ragged = 0;
  readonly #raggedAt: { line: number; fields: number }[] = [];
  readonly #words = new Map<string, number>();
  #unnamed = 0;

  /** Whole lines go on; a character is never cut, because none holds the byte of a line break. */
  take(block: Buffer): void {
    this.bytes += block.length;
    const end = block.lastIndexOf(LF) + 1;
    if (end === 0) {
      this.#rest = Buffer.concat([this.#rest, block]);
      if (this.#rest.length > LONGEST_LINE) throw endlessLine(this.#lines + 1);
      return;
    }
    this.#read(Buffer.concat([this.#rest, block.subarray(0, end)]), false);
    this.#rest = Buffer.from(block.subarray(end));
  }

  end(): Seen {
    this.#read(this.#rest, true);
    if (this.#columns.length === 0) throw new UnreadableFile("The file holds no row.");
    if (this.#ragged > (this.rows + this.#ragged) * MOST_RAGGED) throw this.#tooRagged();
    const profile: FileProfile = {
      format: "csv",
      rows: this.rows,
      bytes: this.bytes,
      delimiter: this.#delimiter,
      byteOrderMark: this.#mark,
      ragged: this.#ragged,
      raggedAt: this.#raggedAt,
      missingWords: [...this.#words].map(([value, count]) => ({ value, count })),
      notices: this.#notices(),
    };
    return { profile, columns: this.#columns.map((column) => column.told()) };
  }

  #read(bytes: Buffer, isLast: boolean): void {
    if (bytes.length === 0 && !isLast) return;
    if (!isUtf8(bytes) || bytes.includes(0)) throw wrongBytes(bytes, this.#lines);
    let text = bytes.toString("utf8");
    if (this.#reader === null) {
      this.#mark = text.startsWith("\uFEFF");
      if (this.#mark) text = text.slice(1);
      this.#delimiter = delimiterOf(headOf(text));
      this.#reader = new CsvText(this.#delimiter, this.#header);
    }
    this.#reader.push(text, isLast);
    this.#lines += linesIn(bytes);
  }

  /** The first row names the columns; from then on rows are values. */
  #header = (fields: readonly string[], line: number, quoted: readonly boolean[]): void => {
    if (this.#columns.length > 0) {
      this.#row(fields, line, quoted);
      return;
    }
    if (fields.length > MAX_COLUMNS)
      throw new UnreadableFile(
        `Line ${line} names ${fields.length} columns; at most ${MAX_COLUMNS} are taken.`,
      );
    const room = roomFor(fields.length);
    const names = fields.map((field, at) => this.#nameOf(field, at, line));
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined)
      throw new UnreadableFile(
        `Line ${line} names the column “${twice.slice(0, 100)}” twice. Give each its own name.`,
      );
    this.#columns = names.map((name) => new CsvColumn(name, room));
  };

  #nameOf(field: string, at: number, line: number): string {
    const name = field.trim();
    if (name.length > MAX_NAME)
      throw new UnreadableFile(
        `Line ${line}: the name of column ${at + 1} has ${name.length} characters; at most ${MAX_NAME} are taken. Is the first line the header?`,
      );
    if (name === "") this.#unnamed += 1;
    return name === "" ? `column ${at + 1}` : name;
  }

  #row(fields: readonly string[], line: number, quoted: readonly boolean[]): void {
    if (fields.length !== this.#columns.length) {
      this.#ragged += 1;
      if (this.#raggedAt.length < MOST_NAMED) this.#raggedAt.push({ line, fields: fields.length });
      return;
    }
    this.rows += 1;
    for (let at = 0; at < fields.length; at += 1)
      this.#field(this.#columns[at], fields[at] ?? "", { line, quoted: quoted[at] === true });
  }

  #field(
    column: CsvColumn | undefined,
    value: string,
    { line, quoted }: { readonly line: number; readonly quoted: boolean },
  ): void {
    if (value === "") column?.missing();
    else if (quoted || value.length > 4 || !missingWords.has(value)) column?.take(value, line);
    else {
      this.#words.set(value, (this.#words.get(value) ?? 0) + 1);
      column?.missing();
    }
  }

  #tooRagged(): UnreadableFile {
    const [first] = this.#raggedAt;
    const all = this.rows + this.#ragged;
    return new UnreadableFile(
      `${this.#ragged} of ${all} rows have another number of fields than the ${this.#columns.length} of the header; the first is line ${first?.line ?? 0} with ${first?.fields ?? 0}. Fields were cut at ${nameOf(this.#delimiter)}: is that the delimiter?`,
    );
  }

  #notices(): string[] {
    const notices: string[] = [];
    if (this.#unnamed > 0)
      notices.push(
        `${this.#unnamed} of the columns have no name in the header and are called by their place.`,
      );
    if (this.rows === 0) notices.push("There is a header and no row below it.");
    return notices;
  }
}

const nameOf = (delimiter: string | null): string => {
  if (delimiter === "\t") return "tabs";
  return delimiter === ";" ? "semicolons" : delimiter === "|" ? "bars" : "commas";
};

const endlessLine = (line: number): UnreadableFile =>
  new UnreadableFile(
    `Line ${line} has more than ${LONGEST_LINE / 1_048_576} MiB without an end. Lines end with a line feed; is this a CSV?`,
  );

/** Whole lines only: a cut row would look like a short one. */
function headOf(text: string): string {
  const head = text.slice(0, 65_536);
  return head.slice(0, head.lastIndexOf("\n") + 1) || head;
}

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

/** Finds the line that is not UTF-8, or holds a NUL. */
function wrongBytes(bytes: Buffer, linesBefore: number): UnreadableFile {
  let [start, line] = [0, linesBefore + 1];
  for (;;) {
    const end = bytes.indexOf(LF, start);
    const one = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (one.includes(0))
      return new UnreadableFile(
        `Line ${line} holds a NUL byte: the file is no text, or is UTF-16. Save it as UTF-8.`,
      );
    if (!isUtf8(one) || end === -1)
      return new UnreadableFile(
        `Line ${line} is not UTF-8. Save the file as UTF-8 and upload it again.`,
      );
    start = end + 1;
    line += 1;
  }
}
