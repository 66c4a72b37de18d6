import { type CsvRecord, readRecords } from "./csv-records";
import { type Entry, type FileProblem, MOST_ENTRIES, nothingRead, type Reading } from "./file";

const needed = ["practice", "answer"] as const;

/** Reads a questionnaire saved from a spreadsheet; never throws. */
export function readCsv(text: string): Reading {
  const outcome = readRecords(text);
  if (outcome.kind === "broken") return nothingRead(outcome);
  const [header, ...rows] = outcome.records;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const says = `This is not a questionnaire of Cairn: the first line has no column ${missing.join(" and ")}. Download one on the assessment's page and fill that in.`;
    return nothingRead({ line: 1, says });
  }
  if (rows.length > MOST_ENTRIES)
    return nothingRead({ line: null, says: `More than ${MOST_ENTRIES} lines stand in it.` });
  const cellOf = (row: CsvRecord, name: string): string =>
    disarmed(row.cells[names.indexOf(name)] ?? "");
  const entries = rows.map((row) => entryOf(row, cellOf));
  const [first] = rows;
  return {
    head: {
      framework: first === undefined ? "" : cellOf(first, "framework").trim(),
      frameworkVersion: first === undefined ? "" : cellOf(first, "framework_version").trim(),
    },
    entries: entries.filter(({ practice }) => practice !== ""),
    problems: [
      ...rows.flatMap((row) => lengthProblem(row, names.length)),
      ...entries.filter(({ practice }) => practice === "").map(unnamed),
    ],
  };
}

const entryOf = (row: CsvRecord, cellOf: (row: CsvRecord, name: string) => string): Entry => ({
  line: row.line,
  practice: cellOf(row, "practice").trim(),
  answer: cellOf(row, "answer").trim(),
  note: cellOf(row, "note"),
  revision: cellOf(row, "revision").trim(),
});

const unnamed = ({ line }: Entry): FileProblem => ({
  line,
  practice: null,
  says: "It does not say which practice it is about.",
});

function lengthProblem({ line, cells }: CsvRecord, wanted: number): FileProblem[] {
  if (cells.length <= wanted) return [];
  const says = `The line has ${cells.length} cells and the first line names ${wanted}. A cell with the separator in it must stand in quotation marks.`;
  return [{ line, practice: null, says }];
}

/** The apostrophe that the export puts before what a spreadsheet would run is not part of the text. */
const disarmed = (cell: string): string =>
  /^'[=+\-@\t\r\n\0＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
