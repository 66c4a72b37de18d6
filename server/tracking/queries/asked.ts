import { DomainError } from "~/server/core/errors";
import type { FilterError } from "../rules/filter/ast";

type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: FilterError };

/** What a parser read of a caller's text. @throws DomainError invalid with the parser's message and place */
export function accepted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  const { message, at, length } = answer.error;
  throw new DomainError("invalid", message, { data: { at, length } });
}
