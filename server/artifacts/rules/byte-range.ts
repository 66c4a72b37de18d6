/** Bytes of a file, both ends included, counted from 0. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * What a Range header asks of a file of `bytes` bytes (RFC 9110, 14.1.2): `whole` without one, or when it is not one
 * range of bytes, which a server may ignore; `beyond` when nothing of it exists.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | "whole" | "beyond" {
  const groups = /^bytes=(?<from>\d{0,15})-(?<to>\d{0,15})$/.exec(header ?? "")?.groups;
  const { from = "", to = "" } = groups ?? {};
  if (from === "" && to === "") return "whole";
  if (from === "") {
    const last = Math.min(Number(to), bytes);
    return last === 0 ? "beyond" : { from: bytes - last, to: bytes - 1 };
  }
  const first = Number(from);
  const end = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (first >= bytes) return "beyond";
  return to !== "" && Number(to) < first ? "whole" : { from: first, to: end };
}
