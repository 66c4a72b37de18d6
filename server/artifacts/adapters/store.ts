import type { Readable } from "node:stream";
import type { ByteRange } from "../rules/byte-range";

/** Content by its SHA-256, hex. */
export type Stored = { readonly sha256: string; readonly bytes: number };

/** Where one organisation's content lies. Nothing in it comes from a person: an id of ours and a digest. */
export type BlobPlace = { readonly orgId: string; readonly sha256: string };

export type Incoming = {
  readonly orgId: string;
  readonly content: Readable;
  /** The most that is taken; null for as much as there is room for. */
  readonly mostBytes: number | null;
};

/** Keeps bytes by their digest, each organisation's apart. */
export type BlobStore = {
  /**
   * Streams content in and hashes it on the way. It is there whole or not at all, and on the disk when this settles.
   * @throws TooMuchContent over `mostBytes`; whatever the content throws when it is cut short; NoRoom.
   */
  put(incoming: Incoming): Promise<Stored>;
  /** The bytes as they lie there; `verified` compares them. @throws BlobDamaged when there is nothing. */
  open(place: BlobPlace, range?: ByteRange): Promise<Readable>;
  stat(place: BlobPlace): Promise<{ readonly bytes: number; readonly storedAt: Date } | null>;
  /** Removing what is not there is no error. */
  remove(place: BlobPlace): Promise<void>;
  /** Everything there is of an organisation. */
  list(orgId: string): AsyncIterable<Stored & { readonly storedAt: Date }>;
  /** Removes what interrupted uploads left behind before `olderThan`. */
  tidy(olderThan: Date): Promise<number>;
  /** An address that gives the content away without Cairn, for `seconds`; null where there is no such thing. */
  link(place: BlobPlace, link: { seconds: number; fileName: string }): Promise<string | null>;
};

/** More was sent than may be kept. */
export class TooMuchContent extends Error {
  override readonly name = "TooMuchContent";
}

/** The disk or the bucket has no room left. */
export class NoRoom extends Error {
  override readonly name = "NoRoom";
}

/** The store does not answer; the same may go through in a moment. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** What lies there is not what was stored: its digest or length differs, or it is gone. */
export class BlobDamaged extends Error {
  override readonly name = "BlobDamaged";
  readonly place: Pick<BlobPlace, "sha256">;

  constructor(place: Pick<BlobPlace, "sha256">, how: string) {
    super(`The stored content ${place.sha256} ${how}.`);
    this.place = place;
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const digest = /^[0-9a-f]{64}$/;

/** The one place where a name in the store is made: `<organisation>/ab/<sha256>`. Throws for anything but ids of ours. */
export function keyOf({ orgId, sha256 }: BlobPlace): readonly [string, string, string] {
  if (!uuid.test(orgId) || !digest.test(sha256)) {
    throw new Error("A blob is named by an organisation's id and a SHA-256 in hex.");
  }
  return [orgId, sha256.slice(0, 2), sha256];
}

export const isDigest = (text: string): boolean => digest.test(text);

declare global {
  // One process loads this file twice, in the server's bundle and in Next's.
  var cairnBlobStore: BlobStore | undefined;
}

/** Called once by the process entry (and by tests), before anything asks for the store. */
export function provideBlobStore(store: BlobStore): void {
  globalThis.cairnBlobStore = store;
}

/** @throws when the process has not been given a store. */
export function blobStore(): BlobStore {
  const store = globalThis.cairnBlobStore;
  if (store === undefined) throw new Error("No blob store was provided.");
  return store;
}
