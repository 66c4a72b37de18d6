/** `cairn_<prefix>_<secret>_<check>`: readable by secret scanners, refused before any look-up when mistyped. */
export type TokenParts = { readonly prefix: string; readonly secret: string };

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const format =
  /^cairn_(?<prefix>[0-9A-Za-z]{8})_(?<secret>[0-9A-Za-z]{43})_(?<check>[0-9A-Za-z]{6})$/;

/** Bytes of the secret, and characters of base 62 that hold them: ceil(256 / log2 62). */
export const tokenBytes = { prefix: 6, secret: 32 } as const;
const width = { prefix: 8, secret: 43, check: 6 } as const;

/** @param prefix 6 random bytes @param secret 32 random bytes */
export function formatToken(prefix: Uint8Array, secret: Uint8Array): string {
  // 48 bits need up to 9 characters; the last 8 keep 47.6 of them, and the name is no secret.
  const body = `cairn_${base62(prefix).slice(-width.prefix).padStart(width.prefix, "0")}_${base62(secret).padStart(width.secret, "0")}`;
  return `${body}_${checkOf(body)}`;
}

/** Null when it is not a token of Cairn or a character of it is wrong. */
export function parseToken(token: string): TokenParts | null {
  const parts = format.exec(token)?.groups;
  if (!parts || checkOf(token.slice(0, -1 - width.check)) !== parts["check"]) return null;
  return { prefix: parts["prefix"] ?? "", secret: parts["secret"] ?? "" };
}

function base62(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  while (rest > 0n) {
    text = (digits[Number(rest % 62n)] ?? "") + text;
    rest /= 62n;
  }
  return text;
}

const checkOf = (text: string): string => {
  const sum = crc32(text);
  const bytes = Uint8Array.of(sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255);
  return base62(bytes).padStart(width.check, "0");
};

/** CRC-32 (ISO 3309, polynomial EDB88320) of ASCII text. It finds slips of the hand, it proves nothing. */
function crc32(text: string): number {
  let sum = 0xffffffff;
  for (const letter of text) {
    sum ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
