import { type FileHandle, open } from "node:fs/promises";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { MAX_COLUMNS, MAX_NAME, isPlain } from "../rules/dataset-name";
import type { ToldColumn } from "../rules/profile";
import { ColumnSeen, roomFor } from "../rules/seen/column-seen";
import { UnreadableFile } from "../rules/seen/unreadable";
import type { Progress, Seen } from "./profile-csv";

/** A page is some MiB at most in files of good writers; a page that says more is refused before it is unpacked. */
const LARGEST_PAGE = 134_217_728;
/** One column of one row group, unpacked, in bytes: it is read as one. */
const LARGEST_CHUNK = 268_435_456;

/**
 * Reads a Parquet file column by column, one row group at a time.
 * @throws UnreadableFile
 */
export async function profileParquet(
  file: string,
  onProgress: (progress: Progress) => void,
): Promise<Seen> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    return await profileOpen(bufferOf(handle, size), onProgress);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const why = error instanceof Error ? error.message.slice(0, 300) : "it ends too early";
    throw new UnreadableFile(
      `This Parquet file cannot be read: ${why}. It may be cut short; write it again.`,
    );
  } finally {
    await handle.close();
  }
}

const bufferOf = (handle: FileHandle, byteLength: number): AsyncBuffer => ({
  byteLength,
  slice: async (start, end = byteLength) => {
    const length = Math.max(0, Math.min(end, byteLength) - start);
    if (length > LARGEST_CHUNK)
      throw new UnreadableFile("A part of this Parquet file is too large to be read at once.");
    const bytes = new ArrayBuffer(length);
    if (length > 0) await handle.read(new Uint8Array(bytes), 0, length, start);
    return bytes;
  },
});

async function profileOpen(
  file: AsyncBuffer,
  onProgress: (progress: Progress) => void,
): Promise<Seen> {
  const metadata = await parquetMetadataAsync(file);
  const tree = parquetSchema(metadata).children;
  refuseBombs(metadata, tree.length);
  const rows = Number(metadata.num_rows);
  const scan = parquetScan({ file, metadata, compressors: careful, geoparquet: false });
  const prepared = scan instanceof Promise ? await scan : scan;
  const room = roomFor(tree.length);
  const columns: ToldColumn[] = [];
  for (const [at, leaf] of tree.entries()) {
    const column = new ParquetColumn(leaf, new ColumnSeen(room));
    for (const { rowStart, rowEnd } of prepared.ranges) {
      const name = leaf.element.name;
      column.take(await prepared.readColumn({ column: name, rowStart, rowEnd }));
      const share = (at + rowEnd / rows) / tree.length;
      onProgress({ bytes: Math.round(file.byteLength * share), rows: Math.round(rows * share) });
    }
    columns.push(column.told());
  }
  const profile = {
    format: "parquet",
    rows,
    bytes: file.byteLength,
    delimiter: null,
    byteOrderMark: false,
    ragged: 0,
    raggedAt: [],
    missingWords: [],
    notices: [],
  } as const;
  return { profile, columns };
}

/** Sizes that the file itself announces; a page that lies is caught when it is unpacked. */
function refuseBombs(metadata: FileMetaData, columns: number): void {
  if (columns === 0) throw new UnreadableFile("This Parquet file has no column.");
  if (columns > MAX_COLUMNS)
    throw new UnreadableFile(
      `This Parquet file has ${columns} columns; at most ${MAX_COLUMNS} are taken.`,
    );
  for (const [at, group] of metadata.row_groups.entries()) {
    const large = group.columns.find(
      ({ meta_data: chunk }) => Number(chunk?.total_uncompressed_size ?? 0) > LARGEST_CHUNK,
    );
    if (large === undefined) continue;
    const name = large.meta_data?.path_in_schema.join(".").slice(0, 100) ?? "a column";
    const most = LARGEST_CHUNK / 1_048_576;
    throw new UnreadableFile(
      `Row group ${at + 1} holds more than ${most} MiB of ${name}. Write the file with smaller row groups.`,
    );
  }
}

/** Unpacks no page that says, or turns out, to be larger than any good writer makes one. */
const careful: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number): Uint8Array => {
      if (length > LARGEST_PAGE)
        throw new UnreadableFile(
          `A page of this Parquet file unpacks to ${length} bytes. Write it with smaller pages.`,
        );
      return unpack(input, length);
    },
  ]),
);

type Holds = Parameters<ColumnSeen["profile"]>[0];

class ParquetColumn {
  readonly #leaf: SchemaTree;
  readonly #seen: ColumnSeen;
  readonly #type: { readonly name: string; readonly holds: Holds };

  constructor(leaf: SchemaTree, seen: ColumnSeen) {
    this.#leaf = leaf;
    this.#seen = seen;
    this.#type = typeOf(leaf);
  }

  take(values: ArrayLike<unknown>): void {
    for (let at = 0; at < values.length; at += 1) this.#one(values[at]);
  }

  #one(value: unknown): void {
    if (isMissing(value)) this.#seen.nulls += 1;
    else if (this.#type.holds === "things") this.#seen.something();
    else if (typeof value === "number" || typeof value === "bigint")
      this.#amount(Number(value), String(value));
    else if (value instanceof Date) this.#amount(value.getTime(), momentText(value));
    else this.#text(value);
  }

  #text(value: unknown): void {
    if (typeof value === "string" || typeof value === "boolean") this.#seen.text(String(value));
    else this.#seen.something();
  }

  /** Infinities are values of which nothing can be summed. */
  #amount(amount: number, text: string): void {
    if (Number.isFinite(amount)) this.#seen.amount(amount, text);
    else this.#seen.text(text);
  }

  told(): ToldColumn {
    const { name, repetition_type: repetition } = this.#leaf.element;
    if (name === "" || name.length > MAX_NAME || !isPlain(name))
      throw new UnreadableFile(
        `A column's name has ${name.length} characters; 1 to ${MAX_NAME} ordinary ones are taken.`,
      );
    const { nulls } = this.#seen;
    return {
      name,
      type: this.#type.name,
      canBeMissing: repetition === "REQUIRED" ? nulls > 0 : true,
      description: "",
      profile: this.#seen.profile(this.#type.holds),
    };
  }
}

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));

const momentText = (moment: Date): string =>
  Number.isNaN(moment.getTime()) ? "no moment" : moment.toISOString();

const plainTypes: Readonly<Record<string, readonly [string, Holds]>> = {
  BOOLEAN: ["boolean", "texts"],
  INT32: ["int32", "amounts"],
  INT64: ["int64", "amounts"],
  INT96: ["timestamp", "moments"],
  FLOAT: ["float", "amounts"],
  DOUBLE: ["double", "amounts"],
  BYTE_ARRAY: ["binary", "things"],
  FIXED_LEN_BYTE_ARRAY: ["binary", "things"],
};

/** Types as their writers mean them, in words that other tools use, too. */
const meantTypes: Readonly<Record<string, readonly [string, Holds]>> = {
  STRING: ["string", "texts"],
  UTF8: ["string", "texts"],
  ENUM: ["string", "texts"],
  UUID: ["uuid", "texts"],
  DATE: ["date", "moments"],
  TIMESTAMP: ["timestamp", "moments"],
  TIMESTAMP_MILLIS: ["timestamp", "moments"],
  TIMESTAMP_MICROS: ["timestamp", "moments"],
  JSON: ["json", "things"],
  BSON: ["binary", "things"],
};

function typeOf({ children, element }: SchemaTree): { name: string; holds: Holds } {
  const meant = element.logical_type?.type ?? element.converted_type ?? "";
  if (children.length > 0 || element.repetition_type === "REPEATED")
    return { name: meant === "" ? "struct" : meant.toLowerCase(), holds: "things" };
  if (meant === "DECIMAL") return { name: decimalOf(element), holds: "amounts" };
  return flatType(meant, element.type ?? "");
}

function flatType(meant: string, type: string): { name: string; holds: Holds } {
  const [name, holds] = meantTypes[meant] ?? plainTypes[type] ?? unknownType;
  return { name, holds };
}

const unknownType = ["other", "things"] as const;
const decimalOf = ({ precision = 0, scale = 0 }: SchemaTree["element"]): string =>
  `decimal(${precision},${scale})`;
