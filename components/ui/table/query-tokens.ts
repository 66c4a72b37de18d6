export type Token = {
  start: number;
  end: number;
  source: string;
  negated: boolean;
  /** The name before the colon, or null for a word. */
  field: string | null;
  /** What stood before the value: > >= < <= */
  comparison: ">" | ">=" | "<" | "<=" | null;
  /** The value split at commas outside quotation marks; empty pieces are kept. */
  values: readonly string[];
  /** True when any part of the value was in quotation marks: then it is text, never an operator. */
  quoted: boolean;
  /** False when a quotation mark was left open. */
  closed: boolean;
};

/**
 * Splits a query at spaces outside quotation marks. Inside them `\"` and `\\` stand for themselves.
 * Total: every text is a list of tokens.
 */
export function tokenize(text: string): readonly Token[] {
  return pieces(text).map(({ start, source }) => readPiece(source, start));
}

type Piece = { start: number; source: string };

function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  // A run of: escaped pair inside quotes, quoted stretch (closed or open to the end), or any non-space.
  const piece = /(?:"(?:\\.|[^"\\])*(?:"|\\?$)|[^\s"])+/gsu;
  for (const match of text.matchAll(piece)) found.push({ start: match.index, source: match[0] });
  return found;
}

function readPiece(source: string, start: number): Token {
  const head = /^(-?)([A-Za-z][\w-]*):/u.exec(source);
  const negated = head !== null && head[1] === "-";
  const afterName = source.slice(head?.[0].length ?? 0);
  const comparison = head === null ? null : comparisonAt(afterName);
  const scanned = scan(afterName.slice(comparison?.length ?? 0));
  return {
    start,
    end: start + source.length,
    source,
    negated,
    field: head?.[2] ?? null,
    comparison,
    ...scanned,
  };
}

function comparisonAt(text: string): Token["comparison"] {
  if (text.startsWith(">=")) return ">=";
  if (text.startsWith("<=")) return "<=";
  if (text.startsWith(">")) return ">";
  return text.startsWith("<") ? "<" : null;
}

type Scan = { values: string[]; quoted: boolean; closed: boolean };

function scan(text: string): Scan {
  const state = { values: [""], quoted: false, inside: false };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (state.inside && character === "\\" && at + 1 < text.length) {
      at += 1;
      append(state.values, text.charAt(at));
    } else if (character === '"') {
      state.inside = !state.inside;
      state.quoted = true;
    } else if (character === "," && !state.inside) state.values.push("");
    else append(state.values, character);
  }
  return { values: state.values, quoted: state.quoted, closed: !state.inside };
}

function append(values: string[], character: string) {
  values[values.length - 1] = (values.at(-1) ?? "") + character;
}
