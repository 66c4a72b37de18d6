/** JSON of somebody else: every field may be missing or be something else. */
export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text without NUL and halves of characters, which the database cannot hold; numbers as they are written. */
export function textOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : "";
}

export const textOrNull = (value: unknown): string | null => textOf(value) || null;

/** A whole number, also in quotes, as protobuf writes 64 bits. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}

/** A double; the words stand for what JSON has no numbers for. */
export function doubleOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const word = value.trim();
  if (/^[+-]?(?:inf|infinity)$/i.test(word)) return word.startsWith("-") ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(word)) return Number.NaN;
  return word === "" || Number.isNaN(Number(word)) ? null : Number(word);
}

/** One of the words of a list, or the word that stands for everything else. */
export const oneOf = <Word extends string>(
  words: readonly Word[],
  value: unknown,
  otherwise: Word,
): Word => words.find((word) => word === value) ?? otherwise;

/**
 * Python writes `NaN` and `Infinity` bare, which is no JSON. They are put into quotes where a value stands, and nowhere
 * inside a text: a quotation mark inside a text has a backslash before it.
 */
export function parseLoose(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(text.replaceAll(/(?<!\\)"value":\s*(-?(?:NaN|Infinity))/g, '"value":"$1"'));
  }
}
