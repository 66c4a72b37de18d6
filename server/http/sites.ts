/** Where people reach Cairn. Everything else that claims to be us, or to come from us, is refused. */
export type Sites = {
  /** The origin to use in links. */
  readonly home: string;
  /** The origin that stands behind a `Host` header, or null for a host that is not ours. */
  readonly originOf: (host: string, secure: boolean) => string | null;
  readonly includes: (origin: string) => boolean;
};

export type Address = { readonly host: string; readonly port: number };

const wildcards = new Set(["0.0.0.0", "::", "[::]", ""]);
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The origins the operator named, else this machine's own names with the port that is listened on. */
export function sitesOf(origins: readonly string[] | undefined, { host, port }: Address): Sites {
  const named = origins ?? defaultOrigins(host, port);
  const known = new Map(named.map((origin) => [new URL(origin).origin, new URL(origin)]));
  const [home = `http://localhost:${port}`] = known.keys();
  return {
    home,
    includes: (origin) => known.has(origin),
    originOf: (given, secure) => {
      const wanted = given.toLowerCase();
      const matches = [...known.values()].filter((site) => sameHost(site, wanted));
      const scheme = secure ? "https:" : "http:";
      return (matches.find(({ protocol }) => protocol === scheme) ?? matches[0])?.origin ?? null;
    },
  };
}

function defaultOrigins(host: string, port: number): string[] {
  const own =
    wildcards.has(host) || loopback.includes(host) || host === "::1" ? [] : [bracketed(host)];
  return [...loopback, ...own].map((name) => new URL(`http://${name}:${port}`).origin);
}

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** A `Host` without a port means the default port of the scheme. */
function sameHost({ host, hostname, protocol }: URL, wanted: string): boolean {
  if (host === wanted) return true;
  const defaultPort = protocol === "https:" ? 443 : 80;
  return host === hostname && wanted === `${hostname}:${defaultPort}`;
}
