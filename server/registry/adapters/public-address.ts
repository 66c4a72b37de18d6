import { BlockList, isIP } from "node:net";

/** Of IPv4 what does not lead into the open network: RFC 6890 and its successors. */
const closed = new BlockList();
const closedRanges: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
for (const [net, bits] of closedRanges) closed.addSubnet(net, bits);

/** Of IPv6 only the global range counts, without what wraps IPv4 addresses or is for examples. */
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");
const wrapped = new BlockList();
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  wrapped.addSubnet(net, bits, "ipv6");
}

/** Whether an address leads into the open network, and not to this machine or those beside it. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, "ipv4");
    case 6:
      return global.check(address, "ipv6") && !wrapped.check(address, "ipv6");
    default:
      return false;
  }
}

/** The host of an address, without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/** Why nothing may be sent to an address; null when it may, as far as its text tells. */
export function problemOfUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return "It is no address.";
  if (url.protocol !== "https:") return "Invalid webhook URL scheme: only https is allowed.";
  if (url.username !== "" || url.password !== "") return "It must not contain a name or password.";
  const host = hostOf(url);
  return isOfThisNetwork(host)
    ? "It names a host of this network; only public ones are told."
    : null;
}

/** A name that no name server of the open network knows, or an address that is none of its own. */
function isOfThisNetwork(host: string): boolean {
  if (isIP(host) !== 0) return !isPublicAddress(host);
  const name = host.replace(/\.$/, "");
  return !name.includes(".") || /\.(?:localhost|local|internal|home|lan)$/i.test(name);
}
