/** Bytes of a file, both ends included, counted from 0. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * What a Range header asks of a file of `bytes` bytes (RFC 9110, 14.1.2): `whole` without one, or when it is not one
 * range of bytes, which a server may ignore; `beyond` when nothing of it exists.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | "whole" | "beyond" {
  const asked = /^bytes=(?<from>\d{1,15})?-(?<to>\d{1,15})?$/.exec(header ?? "")?.groups;
  if (asked === undefined || header === "bytes=-") return "whole";
  const to = Number(asked["to"] ?? Infinity);
  if (asked["from"] === undefined) return lastBytes(to, bytes);
  const from = Number(asked["from"]);
  if (to < from) return "whole";
  return from < bytes ? { from, to: Math.min(to, bytes - 1) } : "beyond";
}

function lastBytes(wanted: number, bytes: number): ByteRange | "beyond" {
  const count = Math.min(wanted, bytes);
  return count === 0 ? "beyond" : { from: bytes - count, to: bytes - 1 };
}
