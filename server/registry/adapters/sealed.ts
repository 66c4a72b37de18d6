import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readEnv } from "~/server/core/env";

/** Bytes of AES-GCM's nonce and tag. */
const NONCE = 12;
const TAG = 16;

/** A key for this purpose alone, made of the installation's secret. */
function key(): Uint8Array {
  // oxlint-disable-next-line no-restricted-properties -- `env` was read before the process set it
  const secret = readEnv(process.env).NEXTAUTH_SECRET;
  if (secret === undefined) throw new Error("NEXTAUTH_SECRET is not set.");
  return new Uint8Array(hkdfSync("sha256", secret, "", "cairn webhook secrets", 32));
}

/** AES-256-GCM: nonce, tag, cipher text. `about` must be the same when it is opened. */
export function seal(text: string, about: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null when it was sealed with another secret, for something else, or was changed. */
export function unseal(sealed: Uint8Array, about: string): string | null {
  const bytes = Buffer.from(sealed);
  try {
    const open = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return open.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + open.final("utf8");
  } catch {
    return null;
  }
}
