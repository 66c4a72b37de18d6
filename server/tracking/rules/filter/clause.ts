import type { Clause, Parsed } from "./ast";
import { type Cursor, excerpt, keyword, misplaced, peek, refuse, spanOf, take } from "./cursor";
import { fieldOf, type Target } from "./field";
import type { Token } from "./scan";
import { comparatorsOf } from "./subject";
import { readList, readValue } from "./value";

type Asked = {
  /** As the reference prints it, in capitals: `NOT IN`, `~`. */
  readonly comparator: string;
  readonly token: Token;
};

/** Operators that are words, longest first. The ones nobody allows are read to be refused by name. */
const PHRASES: readonly (readonly string[])[] = [
  ["IS", "NOT", "NULL"],
  ["IS", "NULL"],
  ["NOT", "IN"],
  ["NOT", "LIKE"],
  ["NOT", "ILIKE"],
  ["NOT", "RLIKE"],
  ["IN"],
  ["LIKE"],
  ["ILIKE"],
  ["RLIKE"],
  ["REGEXP"],
];

/** The operator right of the name and how many tokens it takes; null where none stands. */
function operatorAfterName(cursor: Cursor): { text: string; tokens: number } | null {
  const token = peek(cursor, 1);
  if (token.kind === "operator") return { text: token.text, tokens: 1 };
  const phrase = PHRASES.find((words) =>
    words.every((word, index) => keyword(peek(cursor, 1 + index)) === word),
  );
  return phrase ? { text: phrase.join(" "), tokens: phrase.length } : null;
}

const OPERATOR = "An operator such as =, !=, > or LIKE fits here";

const refuseName = (name: Token, hint: string) =>
  refuse(
    spanOf(name),
    `Invalid comparison clause. Expected 'Identifier' found '${excerpt(name.text)}'`,
    hint,
  );

/** `metrics.val-loss`: a key that lacks its quotes. */
const lacksQuotes = ({ kind, text }: Token) =>
  kind === "bad" && /^[A-Za-z]+\.\w/.test(text.slice(0, 30));

const isNameable = ({ kind, text }: Token) =>
  kind === "field" || kind === "word" || (kind === "quoted" && !text.startsWith("'"));

const isOperand = (token: Token) =>
  ["field", "word", "quoted", "number"].includes(token.kind) && keyword(token) === null;

/** Takes the name and the operator behind it, once both are known to be there. */
function readHead(cursor: Cursor): Parsed<{ readonly name: Token; readonly asked: Asked }> {
  const name = peek(cursor);
  if (lacksQuotes(name))
    return refuseName(
      name,
      "Put backticks around the key: only letters, digits, _ and . need none",
    );
  if (!isOperand(name)) return misplaced(cursor, name);
  const operator = operatorAfterName(cursor);
  if (operator === null) {
    const after = peek(cursor, 1);
    return misplaced(cursor, after.kind === "end" ? name : after, OPERATOR);
  }
  if (!isNameable(name))
    return refuseName(name, "The name stands left of the operator, the value right of it");
  take(cursor);
  const token = peek(cursor);
  cursor.next += operator.tokens;
  return { ok: true, value: { name, asked: { comparator: operator.text, token } } };
}

const isNullCheck = (comparator: string) => comparator.startsWith("IS ");

/** The refusal of an operator, in the words of the subject. */
function refuseOperator(
  { subject: { words } }: Cursor,
  { entity, field }: Target,
  { comparator, token }: Asked,
): Extract<Parsed<never>, { ok: false }> {
  const message = isNullCheck(comparator)
    ? words.nulls(entity, excerpt(field.key))
    : words.comparator(entity, { ...field, key: excerpt(field.key) }, excerpt(comparator));
  const hint = message.includes(" one of ")
    ? ""
    : `Allowed here: ${comparatorsOf(field).join(", ")}`;
  return refuse(spanOf(token), message, hint);
}

function readComparison(cursor: Cursor, target: Target, asked: Asked): Parsed<Clause> {
  const { field, ...place } = target;
  const operator = field.operators.find((one) => one === asked.comparator);
  if (operator === undefined && cursor.subject.operatorFirst)
    return refuseOperator(cursor, target, asked);
  const value = readValue(cursor, target);
  if (!value.ok) return value;
  if (operator === undefined) return refuseOperator(cursor, target, asked);
  return {
    ok: true,
    value: { kind: "compare", ...place, key: field.key, operator, value: value.value },
  };
}

function readMembership(cursor: Cursor, target: Target, asked: Asked): Parsed<Clause> {
  const { field, ...place } = target;
  if (!field.lists && cursor.subject.operatorFirst) return refuseOperator(cursor, target, asked);
  const values = readList(cursor, target);
  if (!values.ok) return values;
  const negated = asked.comparator === "NOT IN";
  return {
    ok: true,
    value: { kind: "in", ...place, key: field.key, negated, values: values.value },
  };
}

function readNullCheck(cursor: Cursor, target: Target, asked: Asked): Parsed<Clause> {
  const { field, ...place } = target;
  if (!field.nulls) return refuseOperator(cursor, target, asked);
  const negated = asked.comparator === "IS NOT NULL";
  return { ok: true, value: { kind: "null", ...place, key: field.key, negated } };
}

/** One condition: name, operator, value. */
export function readClause(cursor: Cursor): Parsed<Clause> {
  const head = readHead(cursor);
  if (!head.ok) return head;
  const target = fieldOf(cursor, head.value.name);
  if (!target.ok) return target;
  const { asked } = head.value;
  if (isNullCheck(asked.comparator)) return readNullCheck(cursor, target.value, asked);
  const isList = asked.comparator === "IN" || asked.comparator === "NOT IN";
  return (isList ? readMembership : readComparison)(cursor, target.value, asked);
}
