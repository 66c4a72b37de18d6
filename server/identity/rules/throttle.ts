/** A token bucket: `capacity` attempts at once, all of them back after `minutes`. */
export type Bucket = { readonly capacity: number; readonly minutes: number };

export const accountBucket: Bucket = { capacity: 10, minutes: 15 };
export const networkBucket: Bucket = { capacity: 100, minutes: 15 };

export const perSecond = ({ capacity, minutes }: Bucket): number => capacity / (minutes * 60);

/** What a bucket holds `seconds` after it held `tokens`. A clock that went back refills nothing. */
export const refilled = (bucket: Bucket, tokens: number, seconds: number): number =>
  Math.min(bucket.capacity, tokens + Math.max(0, seconds) * perSecond(bucket));

/** Whole seconds until a bucket that holds `tokens` has one again. */
export const secondsUntilOne = (bucket: Bucket, tokens: number): number =>
  Math.max(0, Math.ceil((1 - tokens) / perSecond(bucket)));

/**
 * The network an address counts for: its /24 for IPv4, its /64 for IPv6 (one household or machine is
 * usually given a whole /64). An IPv4 address written as IPv6 counts as IPv4.
 */
export function networkOf(address: string): string {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "");
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four[1] ?? ""}.0/24`;
  if (!plain.includes(":")) return "unknown";
  const [head = "", tail] = plain.replace(/%.*$/, "").split("::");
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const gap = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = tail === undefined ? left : [...left, ...gap, ...right];
  return `${groups.slice(0, 4).map(withoutZeros).join(":")}::/64`;
}

const groupsOf = (text: string): string[] => text.split(":").filter((group) => group !== "");
const withoutZeros = (group: string): string => group.replace(/^0+(?=.)/, "");
