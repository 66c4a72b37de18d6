/** By code point, the same on every machine and locale. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const writeObject = (value: object): string => {
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
  return `{${entries.join(",")}}`;
};

/**
 * JSON text with sorted keys and no spaces: equal content gives equal text. Dates become ISO strings, absent and
 * undefined properties are the same. Throws TypeError for what JSON cannot hold (functions, NaN, bigint).
 */
export const canonicalJson = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) return writeObject(value);
  const plain = value === null || typeof value === "string" || typeof value === "boolean";
  if (plain || Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`JSON cannot hold this ${typeof value}.`);
};
