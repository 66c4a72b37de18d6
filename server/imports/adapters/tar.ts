import type { FileHandle } from "node:fs/promises";
import { SourceProblem } from "./guarded-http";
import { MOST_FILES, type Packed } from "./zip";

const BLOCK = 512;
/** Long names and the like. */
const MOST_ABOUT = 1_000_000;

const textAt = (header: Buffer, at: number, length: number): string =>
  header
    .subarray(at, at + length)
    .toString("utf8")
    .replace(/\0[^]*$/, "");

/** Octal digits, or a big number with its first bit set (GNU). */
function sizeOf(header: Buffer): number {
  if (((header[124] ?? 0) & 0x80) === 0)
    return Number.parseInt(textAt(header, 124, 12).trim() || "0", 8);
  return Number(header.readBigUInt64BE(128));
}

/** What a record of kind `x` says: `length key=value` on each line (POSIX.1-2001). */
function recordsOf(about: string): Readonly<Record<string, string>> {
  const pairs = about.split("\n").flatMap((line) => {
    const [, key = "", value = ""] = /^\d+ ([^=]+)=(.*)$/s.exec(line) ?? [];
    return key === "" ? [] : [[key, value] as const];
  });
  return Object.fromEntries(pairs);
}

type Next = { name: string | null; size: number | null };

/** The files of a tar by name; links and devices are not among them. @throws SourceProblem */
export async function readTar(file: FileHandle, size: number): Promise<Map<string, Packed>> {
  const files = new Map<string, Packed>();
  let next: Next = { name: null, size: null };
  for (let at = 0; at + BLOCK <= size;) {
    const { buffer: header } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
    if (header.every((byte) => byte === 0)) break;
    const bytes = next.size ?? sizeOf(header);
    if (!fits(bytes, size - at - BLOCK)) throw broken();
    const kind = textAt(header, 156, 1);
    if (["L", "x"].includes(kind))
      next = await announced(file, { at: at + BLOCK, bytes, kind, next });
    else {
      const name = next.name ?? nameOf(header);
      const content = {
        at: at + BLOCK,
        packedBytes: bytes,
        bytes,
        how: "plain",
        inZip: false,
      } as const;
      if (["", "0"].includes(kind)) files.set(name.replace(/^\.\//, ""), content);
      if (files.size > MOST_FILES) throw new SourceProblem("The tar holds too many files.");
      next = { name: null, size: null };
    }
    at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
  }
  return files;
}

const fits = (bytes: number, room: number): boolean =>
  Number.isSafeInteger(bytes) && bytes >= 0 && bytes <= room;

const broken = () => new SourceProblem("The file is no complete tar. Pack it again.");

function nameOf(header: Buffer): string {
  const before = textAt(header, 257, 5) === "ustar" ? textAt(header, 345, 155) : "";
  const name = textAt(header, 0, 100);
  return before === "" ? name : `${before}/${name}`;
}

type About = {
  readonly at: number;
  readonly bytes: number;
  readonly kind: string;
  readonly next: Next;
};

/** Some records say what the file behind them is called, when its name is too long for its own. */
async function announced(file: FileHandle, { at, bytes, kind, next }: About): Promise<Next> {
  if (bytes > MOST_ABOUT) throw broken();
  const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  if (kind === "L") return { ...next, name: textAt(buffer, 0, bytes) };
  const records = recordsOf(buffer.toString("utf8"));
  const size = records["size"];
  return {
    name: records["path"] ?? next.name,
    size: size === undefined ? next.size : Number(size),
  };
}
