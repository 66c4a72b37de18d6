import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { MAX_COLUMNS } from "../rules/dataset-name";
import { UnreadableFile } from "../rules/seen/unreadable";

/** A page is some MiB at most in files of good writers; a page that says more is refused before it is unpacked. */
const LARGEST_PAGE = 134_217_728;
/** One column of one row group, unpacked, in bytes: it is read as one. */
export const LARGEST_CHUNK = 268_435_456;

/** What went wrong while reading, in words for whoever brought the file. */
export function unreadable(error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error;
  const why = error instanceof Error ? error.message.slice(0, 300) : "it ends too early";
  return new UnreadableFile(
    `This Parquet file cannot be read: ${why}. It may be cut short; write it again.`,
  );
}

/**
 * Opens a file that may come from anybody: nothing is unpacked that says, or turns out, to be too large.
 * @throws UnreadableFile, and whatever the reader says of a broken file
 */
export async function openParquet(file: AsyncBuffer) {
  const metadata = await parquetMetadataAsync(file);
  const tree = parquetSchema(metadata).children;
  refuseBombs(metadata, tree.length);
  const scan = parquetScan({ file, metadata, compressors: careful, geoparquet: false });
  const prepared = scan instanceof Promise ? await scan : scan;
  return { rows: Number(metadata.num_rows), tree, prepared };
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
