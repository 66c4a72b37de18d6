import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { BlobDamaged, type Stored } from "./store";

/**
 * The content, compared with its digest while it streams. The last piece is handed on only when everything was right,
 * so whoever waits for the announced length never takes damaged content for whole.
 * The stream fails with BlobDamaged.
 */
export const verified = (content: Readable, stored: Stored): Readable =>
  Readable.from(compared(content, stored), { objectMode: false });

async function* compared(content: Readable, { sha256, bytes }: Stored) {
  const hash = createHash("sha256");
  let seen = 0;
  let held: Buffer | null = null;
  for await (const chunk of content) {
    const part: Buffer = chunk;
    seen += part.length;
    if (seen > bytes) break;
    hash.update(part);
    if (held !== null) yield held;
    held = part;
  }
  if (seen !== bytes) throw new BlobDamaged({ sha256 }, "has another length than what was stored");
  const found = hash.digest("hex");
  if (found !== sha256) throw new BlobDamaged({ sha256 }, `has changed: its SHA-256 is ${found}`);
  if (held !== null) yield held;
}
