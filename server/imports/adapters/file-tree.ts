import { createWriteStream } from "node:fs";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createInflateRaw } from "node:zlib";
import { SourceProblem } from "./guarded-http";
import { readTar } from "./tar";
import { contentAt, type Packed, readZip } from "./zip";

/** A pack that unpacks to more is refused, and so is a text file of this size. */
const MOST_BYTES = 50_000_000_000;
const MOST_TEXT = 100_000_000;

/** Fails when more comes than was said. */
const atMost = (bytes: number): Transform => {
  let seen = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      seen += part.length;
      if (seen > bytes) done(new SourceProblem("The file unpacks to more than it says."));
      else done(null, part);
    },
  });
};

/** The files of a pack, by name. Names are looked up and never opened: the pack lies under a name of ours. */
export class FileTree {
  readonly #file: FileHandle;
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, Packed>;
  readonly paths: readonly string[];

  private constructor(file: FileHandle, folder: string, files: ReadonlyMap<string, Packed>) {
    this.#file = file;
    this.#folder = folder;
    this.#files = files;
    this.paths = [...files.keys()].toSorted(inBytes);
  }

  /** @throws SourceProblem when it is no pack */
  static async open(content: Readable, beginning: Buffer): Promise<FileTree> {
    const folder = await mkdtemp(join(tmpdir(), "cairn-import-"));
    try {
      const path = join(folder, "pack");
      const isGzip = beginning[0] === 0x1f && beginning[1] === 0x8b;
      const unpacked = isGzip ? [createGunzip(), atMost(MOST_BYTES)] : [atMost(MOST_BYTES)];
      await pipeline([content, ...unpacked, createWriteStream(path)]);
      const file = await open(path);
      const { size } = await file.stat();
      const isZip = beginning.subarray(0, 2).toString() === "PK";
      const files = await (isZip ? readZip(file, size) : readTar(file, size));
      if (files.size === 0)
        throw new SourceProblem("The file holds no files. Choose a .zip, .tar or .tar.gz.");
      return new FileTree(file, folder, files);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error instanceof SourceProblem || !isZlib(error)
        ? error
        : new SourceProblem("The file is damaged.");
    }
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  bytes(path: string): number {
    return this.#files.get(path)?.bytes ?? 0;
  }

  /** Everything whose name begins so, without that beginning. */
  below(folder: string): readonly string[] {
    const from = firstFrom(this.paths, folder);
    const end = firstFrom(this.paths, `${folder}\u{10ffff}`);
    return this.paths.slice(from, end).map((path) => path.slice(folder.length));
  }

  async content(path: string): Promise<Readable> {
    const packed = this.#files.get(path);
    if (packed === undefined)
      throw new SourceProblem(`The pack has no ${path.slice(0, 200)}.`, 404);
    if (packed.packedBytes === 0) return Readable.from([]);
    const start = packed.inZip ? await contentAt(this.#file, packed) : packed.at;
    const end = start + packed.packedBytes - 1;
    const raw = this.#file.createReadStream({ start, end, autoClose: false });
    if (packed.how === "plain") return raw;
    const inflated = createInflateRaw();
    const limited = atMost(packed.bytes);
    void pipeline(raw, inflated, limited).catch((error: Error) => limited.destroy(error));
    return limited;
  }

  /** "" when there is no such file. */
  async text(path: string): Promise<string> {
    if (!this.has(path)) return "";
    if (this.bytes(path) > MOST_TEXT)
      throw new SourceProblem(`${path.slice(0, 200)} is larger than 100 MB.`);
    const parts: Buffer[] = [];
    for await (const part of await this.content(path)) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The same order everywhere, so that a page asked for again is the same page. */
const inBytes = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const isZlib = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");

/** The place of the first name that is not before `name`, in a sorted list. */
function firstFrom(sorted: readonly string[], name: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
