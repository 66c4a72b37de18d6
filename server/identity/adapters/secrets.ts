import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as text that can stand in a link. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** How links and tokens are stored: they are random, so a fast hash tells nothing (ASVS 5.0 6.5.2). */
export const sha256 = (text: string): Uint8Array => createHash("sha256").update(text).digest();

/** Compares two hashes in a time that does not depend on where they differ. */
export const sameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
