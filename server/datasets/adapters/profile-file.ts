import { open } from "node:fs/promises";
import { UnreadableFile } from "../rules/seen/unreadable";
import { type Progress, profileCsv, type Seen } from "./profile-csv";
import { profileParquet } from "./profile-parquet";

/**
 * Looks into a file: Parquet or CSV, told apart by its first bytes, never by its name.
 * @throws UnreadableFile
 */
export async function profileFile(
  file: string,
  onProgress: (progress: Progress) => void,
): Promise<Seen> {
  const head = await headOf(file);
  if (head.length === 0) throw new UnreadableFile("The file is empty.");
  if (head.toString("latin1") === "PAR1") return profileParquet(file, onProgress);
  const known = packed.find(({ begins }) => begins.every((byte, at) => head[at] === byte));
  if (known !== undefined) throw new UnreadableFile(known.words);
  return profileCsv(file, onProgress);
}

const packed: readonly { readonly begins: readonly number[]; readonly words: string }[] = [
  {
    begins: [0x1f, 0x8b],
    words: "This is a gzip file. Unpack it and upload the CSV in it, or write Parquet.",
  },
  {
    begins: [0x50, 0x4b],
    words: "This is a ZIP archive or an office document. Upload the table in it as CSV or Parquet.",
  },
  {
    begins: [0x28, 0xb5, 0x2f, 0xfd],
    words: "This is a zstd file. Unpack it and upload what is in it.",
  },
  { begins: [0xff, 0xfe], words: "This text is UTF-16. Save it as UTF-8 and upload it again." },
  { begins: [0xfe, 0xff], words: "This text is UTF-16. Save it as UTF-8 and upload it again." },
  {
    begins: [0x50, 0x41, 0x52, 0x45],
    words: "This Parquet file is encrypted. Write it without encryption.",
  },
];

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
