import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Incoming, NoRoom, type Stored, TooMuchContent } from "./store";

/** A file that is whole, hashed and on the disk, under a name drawn at random. */
export type Spooled = Stored & { readonly file: string };

/** What is written at once, in bytes: a write costs a trip through the thread pool whatever its size. */
const BATCH_BYTES = 524_288;
/** Batches that wait for the disk before the sender is held up: 4 MB of one upload at most. */
const MOST_WAITING = 8;

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
  const take = (part: Buffer): Promise<void> | null => {
    bytes += part.length;
    if (mostBytes !== null && bytes > mostBytes) throw new TooMuchContent();
    hash.update(part);
    return disk.take(part);
  };
  try {
    await eachPart(content, take);
    await disk.flush();
  } finally {
    await disk.settled();
  }
  return { sha256: hash.digest("hex"), bytes };
}

/**
 * Hands over every part as it comes, without a turn of the loop between two, and holds the sender up while `take` asks for
 * it. Whoever sent it still waits for an answer, so the stream is only paused when this ends early.
 */
function eachPart(
  content: Incoming["content"],
  take: (part: Buffer) => Promise<void> | null,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (problem: unknown): void => {
      content.off("data", each);
      content.pause();
      reject(problem);
    };
    const each = (part: Buffer): void => {
      try {
        const room = take(part);
        if (room === null) return;
        content.pause();
        room.then(() => content.resume(), stop);
      } catch (problem) {
        stop(problem);
      }
    };
    const cut = (): void => stop(content.errored ?? new Error("The content ended too early."));
    if (content.destroyed) cut();
    content.once("end", resolve);
    content.once("close", cut);
    // For good: an error that comes late must find somebody.
    content.on("error", stop);
    content.on("data", each);
  });
}

/**
 * Writes batches in order, a few of them waiting for the disk: when the machine is busy, a batch may wait long for its
 * turn, and whoever sends does not have to wait with it.
 */
class Writer {
  readonly #handle: FileHandle;
  #batch: Buffer[] = [];
  #gathered = 0;
  #waiting = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Null while there is room for more; else what to wait for. */
  take(part: Buffer): Promise<void> | null {
    this.#batch.push(part);
    this.#gathered += part.length;
    if (this.#gathered >= BATCH_BYTES) this.#write();
    return this.#waiting < MOST_WAITING ? null : this.#writing;
  }

  async flush(): Promise<void> {
    if (this.#gathered > 0) this.#write();
    await this.#writing;
  }

  /** Nothing is on its way any more, whether it went well or not. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  #write(): void {
    const batch = this.#batch;
    [this.#batch, this.#gathered] = [[], 0];
    this.#waiting += 1;
    this.#writing = this.#after(this.#writing, batch);
    // Whoever waits for it next is told; until then nobody is.
    this.#writing.catch(() => undefined);
  }

  async #after(before: Promise<void>, batch: Buffer[]): Promise<void> {
    await before;
    await writeAll(batch, this.#handle);
    this.#waiting -= 1;
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
