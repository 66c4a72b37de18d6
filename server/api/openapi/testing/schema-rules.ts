export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every object inside, the value itself included. */
export function nodesOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isJson(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];
}

/** What a local reference points at (RFC 6901), or undefined. */
export function resolve(document: Json, ref: string): unknown {
  if (!ref.startsWith("#/")) return undefined;
  const parts = ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce<unknown>((node, part) => (isJson(node) ? node[part] : undefined), document);
}

/** Whether the value fits the schema, by the words of JSON Schema that Cairn's schemas use. */
export function validInstance(document: Json, schema: Json, value: unknown): boolean {
  if (typeof schema["$ref"] === "string") {
    const target = resolve(document, schema["$ref"]);
    return isJson(target) && validInstance(document, target, value);
  }
  const options = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(options))
    return options.some((one) => isJson(one) && validInstance(document, one, value));
  if (Array.isArray(schema["enum"])) return schema["enum"].includes(value);
  if ("const" in schema) return schema["const"] === value;
  return typeFits(schema, value) && wordsFit(schema, value) && partsFit(document, schema, value);
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isJson,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  integer: Number.isInteger,
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

function typeFits({ type }: Json, value: unknown): boolean {
  const allowed = Array.isArray(type) ? type : [type];
  return type === undefined || allowed.some((one) => types[String(one)]?.(value) ?? false);
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

function wordsFit(schema: Json, value: unknown): boolean {
  const { minLength, maxLength, pattern, minimum, maximum, format } = schema;
  if (typeof value === "number")
    return value >= numberOf(minimum, -Infinity) && value <= numberOf(maximum, Infinity);
  if (typeof value !== "string") return true;
  const long =
    value.length >= numberOf(minLength, 0) && value.length <= numberOf(maxLength, Infinity);
  const like = typeof pattern !== "string" || new RegExp(pattern, "u").test(value);
  return long && like && (format !== "date-time" || !Number.isNaN(Date.parse(value)));
}

function partsFit(document: Json, schema: Json, value: unknown): boolean {
  const { properties, required, items, minItems, additionalProperties } = schema;
  if (Array.isArray(value)) {
    return (
      value.length >= numberOf(minItems, 0) &&
      (!isJson(items) || value.every((one) => validInstance(document, items, one)))
    );
  }
  if (!isJson(value)) return true;
  const known = isJson(properties) ? properties : {};
  const missing =
    Array.isArray(required) && required.some((name) => !Object.hasOwn(value, String(name)));
  const strange =
    additionalProperties === false &&
    Object.keys(value).some((name) => !Object.hasOwn(known, name));
  const wrong = Object.entries(value).some(([name, part]) => {
    const field = known[name];
    return isJson(field) && !validInstance(document, field, part);
  });
  return !missing && !strange && !wrong;
}
