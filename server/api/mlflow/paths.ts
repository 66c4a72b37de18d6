import type { Endpoint } from "./endpoint";

export type Found = {
  readonly endpoint: Endpoint;
  /** What stands in the path for the names in braces, decoded. */
  readonly named: Readonly<Record<string, string>>;
};

type Pattern = { readonly endpoint: Endpoint; readonly parts: readonly string[] };

/** Finds a call by method and path; null for what is not served. Paths without braces are looked up at once. */
export function pathMatcher(endpoints: readonly Endpoint[]) {
  const exact = new Map<string, Endpoint>();
  const patterns: Pattern[] = [];
  for (const endpoint of endpoints) {
    for (const method of endpoint.methods) exact.set(`${method} ${endpoint.path}`, endpoint);
    if (endpoint.path.includes("{")) patterns.push({ endpoint, parts: endpoint.path.split("/") });
  }
  return (asked: string, path: string): Found | null => {
    const method = asked === "HEAD" ? "GET" : asked;
    const plain = exact.get(`${method} ${path}`);
    if (plain !== undefined) return { endpoint: plain, named: {} };
    const parts = path.split("/");
    for (const pattern of patterns) {
      const offered: readonly string[] = pattern.endpoint.methods;
      const named = offered.includes(method) ? namedBy(pattern, parts) : null;
      if (named !== null) return { endpoint: pattern.endpoint, named };
    }
    return null;
  };
}

function namedBy({ parts }: Pattern, given: readonly string[]): Record<string, string> | null {
  if (parts.length !== given.length) return null;
  const named: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? "";
    const name = /^\{(?<name>\w+)\}$/.exec(part)?.groups?.["name"];
    if (name === undefined && part !== value) return null;
    if (name !== undefined) named[name] = decodeURIComponent(value);
  }
  return named;
}
