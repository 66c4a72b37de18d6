import type { Dirent } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { spool, tidySpool } from "./spool";
import { BlobDamaged, type BlobPlace, type BlobStore, isDigest, keyOf } from "./store";

/** Content in a folder of this machine: `<folder>/blobs/<organisation>/ab/<sha256>`, readable by this user alone. */
export function diskStore(folder: string): BlobStore {
  const incoming = join(folder, "incoming");
  const blobs = join(folder, "blobs");
  const fileOf = (place: BlobPlace): string => join(blobs, ...keyOf(place));
  return {
    put: async ({ orgId, content, mostBytes }) => {
      const { file, sha256, bytes } = await spool(incoming, { content, mostBytes });
      const target = fileOf({ orgId, sha256 });
      try {
        await moveInto(file, target);
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
      return { sha256, bytes };
    },
    open: async (place, range) => {
      const handle = await open(fileOf(place), "r").catch((error: unknown) => {
        throw isMissing(error) ? new BlobDamaged(place, "is missing") : error;
      });
      const ends = range === undefined ? {} : { start: range.from, end: range.to };
      return handle.createReadStream({ ...ends, highWaterMark: READ_BYTES });
    },
    stat: async (place) => {
      const found = await stat(fileOf(place)).catch(missingIsNull);
      return found === null ? null : { bytes: found.size, storedAt: found.mtime };
    },
    remove: (place) => rm(fileOf(place), { force: true }),
    list: (orgId) => listFolder(join(blobs, folderOf(orgId))),
    tidy: (olderThan) => tidySpool(incoming, olderThan),
    link: async () => null,
  };
}

const READ_BYTES = 262_144;

const noDigest = "0".repeat(64);
const folderOf = (orgId: string): string => keyOf({ orgId, sha256: noDigest })[0];

/** What lay there before under the same digest is replaced, so that bringing content again mends it. */
async function moveInto(file: string, target: string): Promise<void> {
  const folder = dirname(target);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(file, target);
  await keepFolder(folder);
  // New folders have names of their own to keep.
  if (made !== undefined) await keepFolder(dirname(folder));
}

/** A file's name is on the disk when its folder is. Some systems cannot open a folder; they keep names on their own. */
async function keepFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function* listFolder(folder: string) {
  for (const shard of await entriesOf(folder)) {
    const inside = join(folder, shard.name);
    for (const { name } of await entriesOf(inside)) {
      const found = isDigest(name) ? await stat(join(inside, name)).catch(missingIsNull) : null;
      if (found !== null) yield { sha256: name, bytes: found.size, storedAt: found.mtime };
    }
  }
}

const entriesOf = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });

const isMissing = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, "code") === "ENOENT";

function missingIsNull(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
