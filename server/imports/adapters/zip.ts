import type { FileHandle } from "node:fs/promises";
import { SourceProblem } from "./guarded-http";

/** Where the bytes of a file lie in a pack. Its name is data: nothing is ever written under it. */
export type Packed = {
  /** Of the local header in a zip, of the content in a tar. */
  readonly at: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly how: "plain" | "deflated";
  readonly inZip: boolean;
};

/** Files in one pack; more are no honest pack. */
export const MOST_FILES = 5_000_000;
/** The record at the end of a zip with its comment. */
const TAIL = 65_557;

const broken = () => new SourceProblem("The file is no complete zip. Pack it again.");

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw broken();
  return buffer;
}

/** APPNOTE 6.3.10: the record at the end says where the list is, its 64-bit form when the pack is large. */
async function directoryOf(file: FileHandle, size: number): Promise<Buffer> {
  const tail = await bytesAt(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
  const end = tail.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  if (end === -1 || end + 22 > tail.length) throw broken();
  const [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const locator = end - 20;
  const isLarge = locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50;
  if (!isLarge) return bytesAt(file, at, length);
  const record = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
  return bytesAt(file, Number(record.readBigUInt64LE(48)), Number(record.readBigUInt64LE(40)));
}

/** The files of a zip by name; folders are not among them. @throws SourceProblem */
export async function readZip(file: FileHandle, size: number): Promise<Map<string, Packed>> {
  const list = await directoryOf(file, size);
  const files = new Map<string, Packed>();
  for (let at = 0; at + 46 <= list.length;) {
    if (list.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [name, extra, comment] = [28, 30, 32].map((field) => list.readUInt16LE(at + field));
    const text = list.subarray(at + 46, at + 46 + (name ?? 0)).toString("utf8");
    if (!text.endsWith("/")) files.set(text, entryOf(list, at));
    if (files.size > MOST_FILES) throw new SourceProblem("The zip holds too many files.");
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

const FULL = 0xffffffff;

function entryOf(list: Buffer, at: number): Packed {
  const method = list.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) {
    throw new SourceProblem(
      "The zip is packed in a way Cairn does not read. Use plain or deflate.",
    );
  }
  if ((list.readUInt16LE(at + 8) & 1) === 1) {
    throw new SourceProblem("The zip is locked by a password. Pack it without one.");
  }
  const wide = wideFields(list, at);
  const field = (offset: number) => {
    const value = list.readUInt32LE(at + offset);
    return value === FULL ? (wide.shift() ?? value) : value;
  };
  // In this order they stand in the wide form, too.
  const bytes = field(24);
  const packedBytes = field(20);
  return {
    bytes,
    packedBytes,
    at: field(42),
    how: method === 0 ? "plain" : "deflated",
    inZip: true,
  };
}

/** Numbers beyond 32 bits stand in an extra field. */
function wideFields(list: Buffer, at: number): number[] {
  const from = at + 46 + list.readUInt16LE(at + 28);
  const end = Math.min(list.length, from + list.readUInt16LE(at + 30));
  for (let place = from; place + 4 <= end;) {
    const length = list.readUInt16LE(place + 2);
    if (list.readUInt16LE(place) === 1) {
      const count = Math.floor(Math.min(length, end - place - 4) / 8);
      return Array.from({ length: count }, (_, n) =>
        Number(list.readBigUInt64LE(place + 4 + n * 8)),
      );
    }
    place += 4 + length;
  }
  return [];
}

/** Where the content begins: behind the local header, whose extra field may differ from the list's. */
export async function contentAt(file: FileHandle, { at }: Packed): Promise<number> {
  const header = await bytesAt(file, at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw broken();
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
