const nowhere = "http://cairn.invalid";

/**
 * Where to go after signing in: a path of this site, or "/" for anything else. A full address, a
 * protocol-relative one and tricks with backslashes would lead to somebody else's page.
 */
export function sameOriginPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || /[\\\s]/.test(wanted)) return "/";
  if (!URL.canParse(wanted, nowhere)) return "/";
  const url = new URL(wanted, nowhere);
  if (url.origin !== nowhere) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") || path.startsWith("/sign-in") || path.startsWith("/api/")
    ? "/"
    : path;
}
