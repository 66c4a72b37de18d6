import { type FileHandle, open } from "node:fs/promises";
import type { AsyncBuffer, SchemaTree } from "hyparquet";
import { MAX_NAME, isPlain } from "../rules/dataset-name";
import type { ToldColumn } from "../rules/profile";
import { ColumnSeen, roomFor } from "../rules/seen/column-seen";
import { UnreadableFile } from "../rules/seen/unreadable";
import { LARGEST_CHUNK, openParquet, unreadable } from "./parquet-file";
import type { Progress, Seen } from "./profile-csv";

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
    throw unreadable(error);
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
  const { rows, tree, prepared } = await openParquet(file);
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
