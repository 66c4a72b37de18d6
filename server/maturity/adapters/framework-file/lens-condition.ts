import type { Condition } from "../../rules/scoring";

/** What a name in a condition stands for; null when the question has no such choice. */
export type Meaning = (name: string) => Condition | null;

/** A condition that cannot be read; the message says why. */
export class BadCondition extends Error {
  override readonly name = "BadCondition";
}

const TOKEN = /\s*(&&|\|\||!|\(|\)|[A-Za-z0-9_-]+|\S)/gy;
const MOST_TOKENS = 200;

const tokensOf = (text: string): string[] =>
  [...text.trimEnd().matchAll(TOKEN)].map(([, token]) => token ?? "");

type Reader = { readonly tokens: readonly string[]; at: number; readonly meaning: Meaning };

const next = (reader: Reader): string | undefined => reader.tokens[reader.at];

const joined =
  (sign: "&&" | "||", part: (reader: Reader) => Condition) =>
  (reader: Reader): Condition => {
    const parts = [part(reader)];
    while (next(reader) === sign) {
      reader.at += 1;
      parts.push(part(reader));
    }
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return sign === "&&" ? { all: parts } : { any: parts };
  };

function single(reader: Reader): Condition {
  const token = next(reader);
  reader.at += 1;
  if (token === undefined) throw new BadCondition("it ends too early");
  if (token === "!") return { not: single(reader) };
  if (token === "(") {
    const inner = either(reader);
    if (next(reader) !== ")") throw new BadCondition("a bracket is not closed");
    reader.at += 1;
    return inner;
  }
  if (!/^[A-Za-z0-9_-]+$/.test(token)) throw new BadCondition(`"${token}" is not expected here`);
  const meant = reader.meaning(token);
  if (meant === null) throw new BadCondition(`the question has no choice "${token}"`);
  return meant;
}

const both = joined("&&", single);
const either: (reader: Reader) => Condition = joined("||", both);

/**
 * A condition of an AWS risk rule: choices joined by `&&`, `||`, `!` and brackets, or `default`.
 * Throws `BadCondition` for anything else. Source: AWS Well-Architected, lens format specification.
 */
export function readCondition(text: string, meaning: Meaning): Condition {
  if (text.trim() === "default") return "otherwise";
  const tokens = tokensOf(text);
  if (tokens.length > MOST_TOKENS)
    throw new BadCondition(`it has ${tokens.length} parts; ${MOST_TOKENS} is the most`);
  const reader: Reader = { tokens, at: 0, meaning };
  const condition = either(reader);
  if (reader.at < tokens.length) throw new BadCondition(`"${next(reader)}" is not expected here`);
  return condition;
}
