import type { AsyncBuffer } from "hyparquet";
import { openParquet, unreadable } from "~/server/datasets/adapters/parquet-file";
import { SourceProblem } from "./guarded-http";

/** More are no table of runs; a small file can promise any number. */
const MOST_CELLS = 20_000_000;

/** What every Parquet file begins with. */
const MAGIC = "PAR1";

export const isParquet = (content: Buffer): boolean =>
  content.subarray(0, MAGIC.length).toString("latin1") === MAGIC;

/**
 * The rows of a Parquet file as a CSV file would give them: the names of the columns first, every value as text, "" for
 * what is missing.
 * @throws SourceProblem when it cannot be read, or is larger than a table of runs is
 */
export async function parquetRecords(
  content: Buffer,
  mostCells: number = MOST_CELLS,
): Promise<string[][]> {
  try {
    return await recordsIn(bufferOf(content), mostCells);
  } catch (error) {
    throw error instanceof SourceProblem ? error : new SourceProblem(unreadable(error).message);
  }
}

async function recordsIn(file: AsyncBuffer, mostCells: number): Promise<string[][]> {
  const { rows, tree, prepared } = await openParquet(file);
  // What the parts of the file say counts too: the whole could say less.
  const told = Math.max(rows, ...prepared.ranges.map(({ rowEnd }) => rowEnd));
  if (told * tree.length > mostCells) {
    throw new SourceProblem(
      `The table has more than ${mostCells} cells. Split it, or leave columns out.`,
    );
  }
  const names = tree.map(({ element }) => element.name);
  const records = Array.from({ length: rows }, () => names.map(() => ""));
  for (const [at, column] of names.entries()) {
    for (const { rowStart, rowEnd } of prepared.ranges) {
      const values = await prepared.readColumn({ column, rowStart, rowEnd });
      for (const [place, record] of records.slice(rowStart, rowEnd).entries())
        record[at] = textOf(values[place]);
    }
  }
  return [names, ...records];
}

const bufferOf = (content: Buffer): AsyncBuffer => ({
  byteLength: content.length,
  slice: (start, end) => new Uint8Array(content.subarray(start, end)).buffer,
});

/** As the usual tools write it into a CSV file; lists and maps as JSON. */
function textOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      return value === null ? "" : thingText(value);
    default:
      return "";
  }
}

function thingText(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  );
}
