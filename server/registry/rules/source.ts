/** Where a version's files were said to be. */
export type Source =
  | { readonly kind: "logged-model"; readonly modelId: string }
  | { readonly kind: "version"; readonly name: string; readonly version: number }
  | { readonly kind: "alias"; readonly name: string; readonly alias: string }
  | { readonly kind: "run"; readonly runId: string; readonly path: string }
  /** A path on the disk of whoever said it. */
  | { readonly kind: "local" }
  | { readonly kind: "remote" }
  | { readonly kind: "invalid"; readonly why: string };

const SCHEME = /^(?<scheme>[a-z][a-z0-9+.-]*):(?<rest>.*)$/is;

/** Percent signs may hide percent signs; what is still changing after so many turns is no honest address. */
const MOST_LAYERS = 8;

/** The text with everything that was written as `%2e` in plain; null when it never comes to an end or is broken. */
function plain(text: string): string | null {
  let value = text;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = decoded(value);
    if (next === null) return null;
    if (next === value) return value;
    value = next;
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is part of some bucket's names.
    return /%(?:2e|2f|5c|00)/i.test(text) ? null : text;
  }
}

/** Whether an address climbs out of where it starts, in any spelling. */
export function climbs(source: string): boolean {
  const value = plain(source);
  if (value === null) return true;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f]/.test(value) || value.split(/[/\\?#;]/).includes("..");
}

function modelSource(rest: string): Source {
  const name = rest.replace(/^\/+/, "");
  if (rest.startsWith("//")) return { kind: "invalid", why: "it names another registry" };
  if (/^m-[0-9a-f]{32}$/.test(name)) return { kind: "logged-model", modelId: name };
  const version = /^(?<name>[^/@]+)\/(?<version>\d{1,9})$/.exec(name)?.groups;
  if (version) {
    return { kind: "version", name: version["name"] ?? "", version: Number(version["version"]) };
  }
  const alias = /^(?<name>[^/@]+)@(?<alias>[\w-]+)$/.exec(name)?.groups;
  if (alias) return { kind: "alias", name: alias["name"] ?? "", alias: alias["alias"] ?? "" };
  return {
    kind: "invalid",
    why: "it is neither models:/m-…, models:/name/version nor models:/name@alias",
  };
}

function runSource(rest: string): Source {
  const parts = /^\/(?<run>[\w-]+)(?:\/(?<path>.*))?$/s.exec(rest)?.groups;
  if (parts === undefined) return { kind: "invalid", why: "it is not of the form runs:/run/path" };
  return { kind: "run", runId: parts["run"] ?? "", path: parts["path"] ?? "" };
}

function addressOf(source: string): { readonly scheme: string; readonly rest: string } {
  const found = SCHEME.exec(source)?.groups;
  return { scheme: found?.["scheme"]?.toLowerCase() ?? "", rest: found?.["rest"] ?? "" };
}

/** Reads an address as a version's source. A single letter before the colon is a drive of Windows. */
export function sourceOf(source: string): Source {
  const { scheme, rest } = addressOf(source);
  if (scheme.length <= 1 || scheme === "file") return { kind: "local" };
  if (climbs(source))
    return { kind: "invalid", why: "it contains '..' or characters that hide it" };
  if (scheme === "models") return modelSource(rest);
  if (scheme === "runs") return runSource(rest);
  return { kind: "remote" };
}

const local = (address: string): string =>
  address.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, "").replace(/\/+$/, "");

/** Whether a path lies in a folder; both may be written as file addresses. */
export function isInside(path: string, folder: string): boolean {
  if (sourceOf(folder).kind !== "local" || climbs(path) || local(folder) === "") return false;
  return local(path) === local(folder) || local(path).startsWith(`${local(folder)}/`);
}
