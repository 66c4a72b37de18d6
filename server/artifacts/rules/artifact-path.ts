/** The most of a path in UTF-16 units, as the table allows it, and in bytes: an index entry in Postgres holds 2,704. */
const MOST_CHARACTERS = 1000;
const MOST_BYTES = 2000;

const advice = "Name a file below the run, like plots/roc.png.";

/**
 * What is wrong with a path as data; null when it can be kept. Nothing here protects the store, which never sees a
 * path: it protects whoever downloads a folder to their own disk, where `..` would lead out of it. Clients of the
 * protocol unpack percent signs again and again before they judge, so every stage is judged.
 */
export function artifactPathProblem(path: string): string | null {
  if (path === "") return `The path is empty. ${advice}`;
  if (path.length > MOST_CHARACTERS || new TextEncoder().encode(path).length > MOST_BYTES) {
    return `The path is longer than ${MOST_CHARACTERS} characters or ${MOST_BYTES} bytes. ${advice}`;
  }
  if (!path.isWellFormed() || /\p{Cc}/u.test(path)) {
    return `The path holds control characters. ${advice}`;
  }
  const leading = stagesOf(path).find(leadsOut);
  return leading === undefined ? null : `Invalid path: it leads out of its folder. ${advice}`;
}

/** The path, and what it becomes each time percent signs are unpacked. */
function stagesOf(path: string): string[] {
  const stages = [path];
  let last = path;
  // Each unpacking makes the text shorter, so this ends.
  for (let next = unpacked(last); next !== last; next = unpacked(last)) {
    stages.push(next);
    last = next;
  }
  return stages;
}

function unpacked(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (packed) => {
    const bytes = Uint8Array.from(packed.slice(1).split("%"), (pair) => Number.parseInt(pair, 16));
    return new TextDecoder().decode(bytes);
  });
}

/**
 * Absolute on any system, or with a segment that is nothing, here or above: on a disk these are not what they say.
 * `#` and a scheme are refused as well: clients cut the one off and open the other.
 */
function leadsOut(path: string): boolean {
  const plain = path.replaceAll("\\", "/");
  const odd = plain.split("/").some((part) => part === "" || part === "." || part === "..");
  return odd || /[#\0]/.test(plain) || /^[a-z][a-z0-9+.-]*:\//i.test(plain);
}

/** `plots` for `plots/roc.png`, and every folder above it. */
export function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}

/** Everything below a folder stands from the first to just before the second, byte by byte. */
export const rangeBelow = (folder: string): readonly [from: string, before: string] => [
  `${folder}/`,
  `${folder}0`,
];
