import type { QueryTerm } from "./query";

/** Writes a term as a person would type it; `parseQuery` reads it back to the same term. */
export function formatTerm(term: QueryTerm): string {
  const sign = term.negated ? "-" : "";
  return `${sign}${term.field}:${formatValue(term)}`;
}

/** Writes a free word, in quotation marks where it would otherwise be read as something else. */
export function formatWord(word: string): string {
  return /^[^\s":,\\-][^\s":,\\]*$/u.test(word) ? word : quote(word);
}

function formatValue(term: QueryTerm): string {
  const [first = "", second = ""] = term.values;
  switch (term.operator) {
    case "unknown":
      return "unknown";
    case "between":
      return `${first}..${second}`;
    case "is":
      return formatList(term.values);
    default:
      return `${term.operator}${first}`;
  }
}

function formatList(values: readonly string[]): string {
  const plain = /^[^\s",<>\\]+$/u;
  // One quoted value makes the whole list text, so `unknown` and `a..b` keep their letters.
  const written = values.map((value) =>
    plain.test(value) && value.toLowerCase() !== "unknown" && !value.includes("..")
      ? value
      : quote(value),
  );
  return written.join(",");
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** A query from its parts as they were typed. */
export function joinParts(parts: readonly { source: string }[]): string {
  return parts.map((part) => part.source).join(" ");
}
