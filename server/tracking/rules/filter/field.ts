import type { Entity, Parsed } from "./ast";
import { type Cursor, excerpt, refuse, spanOf } from "./cursor";
import type { Token } from "./scan";
import { type Field, invalidAttributeKey, listed, type Subject } from "./subject";

/** What a condition is about, and what may be asked about it. */
export type Target = { readonly entity: Entity; readonly field: Field; readonly at: number };

/** A lookup that does not find what every object has: `constructor` is an ordinary key here. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;

type Name = { readonly entity: Entity; readonly key: string };

/**
 * A dotted name begins with its entity, a plain one is an attribute. A dot inside the quotes of a plain name was
 * meant to separate (`` `metrics.loss` `` for ``metrics.`loss` ``), so the part before it is refused as an entity.
 */
export function nameOf({ entities, words }: Subject, token: Token): Parsed<Name> {
  const { kind, text, value } = token;
  const hasHiddenDot = kind === "quoted" && value.includes(".");
  if (kind !== "field" && !hasHiddenDot)
    return { ok: true, value: { entity: "attribute", key: value } };
  const typed = hasHiddenDot ? text.slice(0, text.indexOf(".")) : token.entity;
  const entity = hasHiddenDot ? null : entryOf(entities, typed);
  if (entity === null)
    return refuse(
      spanOf(token),
      words.entity(excerpt(typed)),
      hasHiddenDot ? "The quotes go around the key alone, as in metrics.`my key`" : "",
    );
  return { ok: true, value: { entity, key: value } };
}

/** The field a token names, with aliases resolved. */
export function fieldOf({ subject }: Cursor, token: Token): Parsed<Target> {
  const name = nameOf(subject, token);
  if (!name.ok) return name;
  const { entity, key } = name.value;
  const fields = subject.fields[entity];
  if (fields && "open" in fields)
    return { ok: true, value: { entity, field: { key, ...fields.open }, at: token.at } };
  const field = entryOf(fields?.listed ?? {}, key);
  if (field !== null) return { ok: true, value: { entity, field, at: token.at } };
  const valid = Object.keys(fields?.listed ?? {});
  const message =
    entity === "attribute"
      ? invalidAttributeKey(excerpt(key), valid)
      : `Invalid ${entity} key '${excerpt(key)}' specified. Valid keys are ${listed(valid)}`;
  return refuse(spanOf(token), message);
}
