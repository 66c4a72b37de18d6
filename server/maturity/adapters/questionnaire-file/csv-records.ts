export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

export type CsvOutcome =
  | { readonly kind: "read"; readonly records: readonly CsvRecord[] }
  /** A quotation mark is opened on this line and never closed, or text follows a closed one. */
  | { readonly kind: "broken"; readonly line: number; readonly says: string };

const BOM = "\uFEFF";

/** Spreadsheets of some countries save with semicolons; the first line tells. */
function separatorOf(text: string): string {
  const [head = ""] = text.split(/\r?\n/, 1);
  return [",", ";", "\t"].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ",";
}

/** One cell or one end of line at a time; `sticky` so that it goes through the text once. */
const tokenPattern = (separator: string): RegExp =>
  new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"\\r\\n${separator}][^\\r\\n${separator}]*)?)(${separator}|\\r\\n|\\n|\\r|$)`,
    "y",
  );

/** Collects cells into records and knows on which line each began. */
class Records {
  readonly all: CsvRecord[] = [];
  begun = 1;
  #line = 1;
  #cells: string[] = [];

  take(cell: string, whole: string): void {
    this.#cells.push(cell);
    this.#line += whole.split(/\r\n|\n|\r/).length - 1;
  }

  /** Empty lines are left out. */
  end(): void {
    if (this.#cells.some((cell) => cell.trim() !== ""))
      this.all.push({ line: this.begun, cells: this.#cells });
    this.#cells = [];
    this.begun = this.#line;
  }
}

/** RFC 4180, with any line end, a byte order mark and `,`, `;` or tab between cells. */
export function readRecords(given: string): CsvOutcome {
  const text = given.startsWith(BOM) ? given.slice(1) : given;
  const token = tokenPattern(separatorOf(text));
  const records = new Records();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return { kind: "broken", line: records.begun, says: UNCLOSED };
    const [whole, quoted, plain = "", end = ""] = match;
    records.take(quoted === undefined ? plain : quoted.replaceAll('""', '"'), whole);
    if (end === "" || /[\r\n]/.test(end)) records.end();
  }
  records.end();
  return { kind: "read", records: records.all };
}

const UNCLOSED =
  'The quotation marks on this line do not match. Put the whole cell in "…" and double a quotation mark inside it.';
