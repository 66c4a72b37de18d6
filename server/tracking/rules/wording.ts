/** The reference's sentences (`mlflow/utils/validation.py`), which clients show and its tests assert on. */

/** As Python writes JSON: everything but printable ASCII escaped. */
const json = (value: unknown): string =>
  (JSON.stringify(value) ?? "null").replaceAll(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Characters of a customer's text that are repeated in a message. */
const MAX_REPEATED = 300;

const shortened = (value: unknown): unknown =>
  typeof value === "string" && value.length > MAX_REPEATED
    ? `${value.slice(0, MAX_REPEATED)}…`
    : value;

export const invalidValue = (path: string, value: unknown, why = ""): string =>
  `Invalid value ${json(shortened(value))} for parameter '${path}' supplied${why ? `: ${why}` : "."}`;

export const missingValue = (path: string): string =>
  `Missing value for required parameter '${path}'.`;

const tooLong = (path: string, limit: number): string =>
  `'${path}' exceeds the maximum length of ${limit} characters`;

/** Characters, that is Unicode code points, as Python and Postgres count them; counts no further than needed. */
function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  if (text.length > 2 * limit) return true;
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters > limit;
}

/** Null, or the sentence for a text with more characters than allowed. */
export const lengthProblem = (path: string, limit: number, text: string): string | null =>
  isLongerThan(text, limit) ? tooLong(path, limit) : null;

/** The first characters of a text, as many as the limit allows. */
export const truncated = (text: string, limit: number): string =>
  isLongerThan(text, limit)
    ? Array.from(text.slice(0, 2 * limit))
        .slice(0, limit)
        .join("")
    : text;

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A text as Python prints it in quotes. */
export const inQuotes = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(/[\\\n\r\t]/g, (char) => ESCAPES[char] ?? char);
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
};
