/*
 * Which parts of a Croissant description are kept. Its vocabulary is open, so what is not kept is no error: it is named
 * to whoever imports it. http://mlcommons.org/croissant/1.1
 */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON-LD writes one of something as itself and several as a list. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};

const nodes = ["@type", "@id", "name"] as const;

/** Parts by the place they stand in, and which of them hold places of their own. */
const kept: Readonly<Record<string, readonly string[]>> = {
  "": [
    ...nodes,
    "@context",
    "conformsTo",
    "description",
    "url",
    "license",
    "keywords",
    "distribution",
    "recordSet",
  ],
  distribution: [...nodes, "encodingFormat", "sha256"],
  recordSet: [...nodes, "field"],
  "recordSet.field": [...nodes, "description", "dataType", "repeated", "isArray"],
};

/** Names are written by anybody. */
const mostLetters = 100;
const mostNamed = 200;

/** Paths of what is not kept, each once, in the order in which they stand there. */
export const ignoredParts = (root: Json): readonly string[] =>
  [...new Set(pathsOf(root, ""))].slice(0, mostNamed);

function pathsOf(node: Json, place: string): readonly string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const path = place === "" ? key : `${place}.${key}`;
    if (kept[place]?.includes(key) !== true) return [path.slice(0, mostLetters)];
    if (!Object.hasOwn(kept, path)) return [];
    return listOf(value).flatMap((part) => (isObject(part) ? pathsOf(part, path) : []));
  });
}
