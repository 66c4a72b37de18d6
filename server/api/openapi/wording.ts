import type { JsonSchema } from "./schemas";

type Partial = JsonSchema | boolean;

const schemaOf = (part: Partial | readonly Partial[] | undefined): JsonSchema => {
  const one = Array.isArray(part) ? part[0] : part;
  return typeof one === "object" ? one : {};
};

const formats: Readonly<Record<string, string>> = {
  uuid: "id (UUID)",
  "date-time": "instant (RFC 3339)",
  date: "date",
  email: "e-mail address",
  uri: "web address",
};

/** What a field may hold, in words: `whole number, 1 to 200`. */
export function wordsFor(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined)
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined)
    return [...new Set(options.map((option) => wordsFor(schemaOf(option))))].join(" or ");
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.map((type) => wordsForType(schema, type)).join(" or ");
}

const byType: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  string: ({ format, minLength, maxLength }) =>
    formats[format ?? ""] ?? `text${range(minLength, maxLength, " characters")}`,
  integer: ({ minimum, maximum }) => `whole number${range(minimum, maximum)}`,
  number: ({ minimum, maximum }) => `number${range(minimum, maximum)}`,
  boolean: () => "true or false",
  array: ({ items, minItems, maxItems }) =>
    `list of ${wordsFor(schemaOf(items))}${range(minItems, maxItems, " entries")}`,
  null: () => "null",
  object: () => "object",
};

const wordsForType = (schema: JsonSchema, type: string | undefined): string =>
  byType[type ?? ""]?.(schema) ?? "any value";

/** Bounds that nobody meets, like zero or the largest safe integer, are left out. */
function range(least: number | undefined, most: number | undefined, unit = ""): string {
  const from = meaningful(least);
  const to = meaningful(most);
  if (from !== null && from === to) return `, ${from}${unit}`;
  if (from !== null && to !== null) return `, ${from} to ${to}${unit}`;
  if (to !== null) return `, at most ${to}${unit}`;
  return from === null ? "" : `, at least ${from}${unit}`;
}

const meaningful = (bound: number | undefined): number | null =>
  bound === undefined || bound === 0 || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? null : bound;
