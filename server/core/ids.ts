import { randomFillSync } from "node:crypto";

/** Random bytes for the next ids: asking for 4096 costs little more than asking for 16. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function fresh(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** A UUID of version 7 (RFC 9562): unguessable in its last 74 bits, ordered by time of creation. */
export function newId(): string {
  const bytes = fresh();
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
