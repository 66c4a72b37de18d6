import type { z } from "zod";
import { trust } from "~/server/core/trust";

/** `text`: everything came as strings (path and query). `json`: only dates did. */
export type Source = "text" | "json";

type Decode = (value: unknown) => unknown;
const asIs: Decode = (value) => value;

const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
/** RFC 3339, a date alone or with a time and its offset. */
const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/i;

/** zod declares its schemas by their common base; each of them is one of this union. */
const definitionOf = (schema: z.core.$ZodType) => trust<z.core.$ZodTypes>(schema)._zod.def;

/**
 * Turns what HTTP can carry into what the schema expects: "20" into 20 where a number is wanted, an ISO text
 * into a Date. What does not fit is left as it came, so that the schema's own message names it.
 * Made once for each operation.
 */
export function decoderFor(schema: z.core.$ZodType, source: Source): Decode {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "number":
      return source === "text" ? textTo(number, Number) : asIs;
    case "boolean":
      return source === "text" ? textTo(/^(?:true|false)$/, (text) => text === "true") : asIs;
    case "date":
      return textTo(instant, (text) => new Date(text));
    case "array":
      return arrayOf(decoderFor(definition.element, source), source);
    case "object":
      return fieldsOf(definition.shape, source);
    case "record":
      return valuesOf(decoderFor(definition.valueType, source));
    case "union":
      return firstOf(definition.options, source);
    default:
      return wrapped(schema, source);
  }
}

/** Schemas around another schema; a pipe takes in what its first part takes in. */
function wrapped(schema: z.core.$ZodType, source: Source): Decode {
  const definition = definitionOf(schema);
  if (definition.type === "pipe") return decoderFor(definition.in, source);
  if (definition.type === "lazy") return deferred(() => decoderFor(definition.getter(), source));
  if ("innerType" in definition) return decoderFor(definition.innerType, source);
  if (definition.type === "literal" && source === "text") return literalOf(definition.values);
  return asIs;
}

const textTo =
  (pattern: RegExp, convert: (text: string) => unknown): Decode =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? convert(value) : value;

/** In a query one value is a list of one: `?team=a` and `?team=a&team=b`. */
const arrayOf =
  (element: Decode, source: Source): Decode =>
  (value) => {
    if (Array.isArray(value)) return value.map(element);
    return source === "text" && value !== undefined ? [element(value)] : value;
  };

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>, source: Source): Decode {
  const decoders = new Map(
    Object.entries(shape).map(([name, field]) => [name, decoderFor(field, source)]),
  );
  return mapEntries((name, value) => decoders.get(name)?.(value) ?? value);
}

const valuesOf = (decode: Decode): Decode => mapEntries((_name, value) => decode(value));

const mapEntries =
  (convert: (name: string, value: unknown) => unknown): Decode =>
  (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, field]) => [name, convert(name, field)]),
        )
      : value;

/** The first option that accepts the value as it decodes it. */
function firstOf(options: readonly z.core.$ZodType[], source: Source): Decode {
  const decoders = options.map((option) => ({
    decode: decoderFor(option, source),
    option: trust<z.ZodType>(option),
  }));
  return (value) => {
    const fits = decoders.find(({ decode, option }) => option.safeParse(decode(value)).success);
    return fits === undefined ? value : fits.decode(value);
  };
}

const literalOf =
  (values: readonly unknown[]): Decode =>
  (value) =>
    values.find((literal) => typeof value === "string" && String(literal) === value) ?? value;

function deferred(make: () => Decode): Decode {
  let made: Decode | undefined;
  return (value) => (made ??= make())(value);
}
