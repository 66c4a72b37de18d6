import { MAX_ARTIFACT_PATH_BYTES } from "./limits";

/** The reference's only sentence on the matter (`validate_path_is_safe` in `mlflow/utils/uri.py`). */
const INVALID = "Invalid path";

/** Times a path may have been percent-encoded; still encoded after that, it is refused, as in the reference. */
const MAX_DECODINGS = 10;

/** Every `%41` becomes its character; what is no code stays. Bytes over 127 matter to no check. */
const decodedOnce = (path: string): string =>
  path.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCodePoint(Number.parseInt(code.slice(1), 16)),
  );

/** Absolute, on a drive, under a scheme, climbing, or cut short by NUL or a fragment. Both slashes separate. */
const isUnsafe = (path: string): boolean =>
  /^[/\\]/.test(path) ||
  /^[a-z]:/i.test(path) ||
  /^[a-z][a-z0-9+.-]*:[/\\]/i.test(path) ||
  /^file:/i.test(path) ||
  path.includes("\u0000") ||
  path.includes("#") ||
  path.split(/[/\\]/).some((part) => part.trim() === "..");

/**
 * Null when a relative artifact path is acceptable, or what is wrong in the reference's words. Checked as it stands and
 * however often somebody may decode it. A path is data and never a place on our disk, so names that only some file
 * systems dislike (`con`, `;`, 300 characters, right-to-left marks) are fine. The empty path is the root.
 */
export function artifactPathProblem(path: string): string | null {
  // A character is three bytes at most per UTF-16 unit, so most paths need no counting.
  if (path.length > MAX_ARTIFACT_PATH_BYTES) return tooLong;
  if (3 * path.length > MAX_ARTIFACT_PATH_BYTES && bytesOf(path) > MAX_ARTIFACT_PATH_BYTES)
    return tooLong;
  let form = path;
  for (let times = 0; times <= MAX_DECODINGS; times += 1) {
    if (isUnsafe(form)) return INVALID;
    const decoded = decodedOnce(form);
    if (decoded === form) return null;
    form = decoded;
  }
  return INVALID;
}

const tooLong = `${INVALID}: an artifact path can hold at most ${MAX_ARTIFACT_PATH_BYTES} bytes`;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The one way to write an acceptable path: no empty parts, no `.`, no slash at the end. Empty is the root. */
export const plainArtifactPath = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
