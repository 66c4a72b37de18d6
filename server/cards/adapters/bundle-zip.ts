import { createHash } from "node:crypto";
import { PassThrough, pipeline, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { MANIFEST, type Noted } from "../rules/bundle-manifest";

/** One file of a bundle; its content is opened when its turn comes. */
export type BundleEntry = {
  readonly path: string;
  /** False for what is packed already, or would cost more to pack than it saves. */
  readonly compress: boolean;
  readonly open: () => Promise<Readable>;
};

type Packing = {
  readonly entries: readonly BundleEntry[];
  readonly at: Date;
  /** Written last, when the digest of everything before it is known. */
  readonly manifest: (files: readonly Noted[]) => string;
};

/**
 * A ZIP file as a stream: one entry after the other, none of them whole in memory. It fails with whatever an entry
 * fails with, so half a bundle never ends like a whole one.
 */
export function zipOf({ entries, at, manifest }: Packing): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const noted: Noted[] = [];
  let current: Readable | null = null;
  const add = ({ path, compress, open }: BundleEntry, note: (file: Noted) => void) => {
    // As an ordinary file that its owner may write; the time is the bundle's.
    const options = { mtime: at, mode: 0o100644, compress };
    zip.addReadStreamLazy(path, options, (give) => {
      const begin = async () => {
        current = counted(await open(), (size) => note({ path, ...size }));
        give(null, current);
      };
      begin().catch((error: unknown) => out.destroy(asError(error)));
    });
  };
  zip.on("error", (error: unknown) => out.destroy(asError(error)));
  for (const entry of entries) add(entry, (file) => noted.push(file));
  const last = {
    path: MANIFEST,
    compress: true,
    open: async () => Readable.from([manifest(noted)]),
  };
  add(last, () => undefined);
  zip.end();
  pipeline(zip.outputStream, out, () => undefined);
  out.once("close", () => current?.destroy());
  return out;
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

type Size = { readonly bytes: number; readonly sha256: string };

const counted = (content: Readable, done: (size: Size) => void): Readable =>
  Readable.from(counting(content, done), { objectMode: false });

async function* counting(content: Readable, done: (size: Size) => void) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of content) {
    const part = Buffer.from(chunk);
    hash.update(part);
    bytes += part.length;
    yield part;
  }
  done({ bytes, sha256: hash.digest("hex") });
}
