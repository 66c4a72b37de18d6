import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Incoming, NoRoom, type Stored, TooMuchContent } from "./store";

/** A file that is whole, hashed and on the disk, under a name drawn at random. */
export type Spooled = Stored & { readonly file: string };

/** What is written at once, in bytes: a write costs a trip through the thread pool whatever its size. */
const BATCH_BYTES = 1_048_576;

const fresh = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;

/** Writes content into `folder` while hashing it. When anything goes wrong, nothing is left there. */
export async function spool(
  folder: string,
  { content, mostBytes }: Omit<Incoming, "orgId">,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, randomUUID());
  const handle = await open(file, fresh, 0o600).catch(roomProblem);
  try {
    const stored = await copy(content, handle, mostBytes);
    await handle.datasync();
    await handle.close();
    return { ...stored, file };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(file, { force: true });
    return roomProblem(error);
  }
}

async function copy(
  content: Incoming["content"],
  handle: FileHandle,
  mostBytes: number | null,
): Promise<Stored> {
  const hash = createHash("sha256");
  const disk = new Writer(handle);
  let bytes = 0;
  try {
    // Whoever sent it still waits for an answer, so the stream is not destroyed when this ends early.
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      const part: Buffer = chunk;
      bytes += part.length;
      if (mostBytes !== null && bytes > mostBytes) throw new TooMuchContent();
      hash.update(part);
      await disk.take(part);
    }
    await disk.flush();
  } finally {
    await disk.settled();
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Writes batches in order, one while the next is gathered: the disk works while bytes arrive and are hashed. */
class Writer {
  readonly #handle: FileHandle;
  #batch: Buffer[] = [];
  #waiting = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async take(part: Buffer): Promise<void> {
    this.#batch.push(part);
    this.#waiting += part.length;
    if (this.#waiting >= BATCH_BYTES) await this.#write();
  }

  async flush(): Promise<void> {
    if (this.#waiting > 0) await this.#write();
    await this.#writing;
  }

  /** Nothing is on its way any more, whether it went well or not. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  /** Begins to write what was gathered, once the batch before is on the disk. */
  async #write(): Promise<void> {
    await this.#writing;
    this.#writing = writeAll(this.#batch, this.#handle);
    // Whoever waits for it next is told; until then nobody is.
    this.#writing.catch(() => undefined);
    [this.#batch, this.#waiting] = [[], 0];
  }
}

/** A write may take less than it was given, for instance the last bytes of a full disk. */
async function writeAll(batch: Buffer[], handle: FileHandle): Promise<void> {
  const wanted = batch.reduce((sum, part) => sum + part.length, 0);
  const { bytesWritten } = await handle.writev(batch);
  if (bytesWritten === wanted) return;
  const rest = Buffer.concat(batch).subarray(bytesWritten);
  let at = 0;
  while (at < rest.length) at += (await handle.write(rest, at)).bytesWritten;
}

function roomProblem(error: unknown): never {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const full = code === "ENOSPC" || code === "EDQUOT" || code === "EROFS";
  throw full ? new NoRoom("There is no room left to store content.", { cause: error }) : error;
}

/** Removes what interrupted uploads left in `folder` before `olderThan`. */
export async function tidySpool(folder: string, olderThan: Date): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found === null || found.mtime >= olderThan) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
