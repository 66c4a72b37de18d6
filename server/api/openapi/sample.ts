import type { JsonSchema } from "./schemas";

const byName: Readonly<Record<string, string>> = {
  slug: "fraud-detection",
  teamSlug: "fraud-detection",
  team: "fraud-detection",
  name: "Fraud detection",
  email: "ana@example.com",
  framework: "google",
  key: "google",
  currency: "EUR",
  timeZone: "Europe/Berlin",
};

const byFormat: Readonly<Record<string, string>> = {
  uuid: "01936f6a-5c1e-7d3a-8b2f-4e6a9c0d1b2e",
  "date-time": "2026-01-31T09:30:00Z",
  date: "2026-01-31",
  email: "ana@example.com",
  uri: "https://example.com/",
};

/**
 * An input that the schema accepts, as small as it can be: what is required, each with a plain value.
 * Pure; the reference and the document show it, and a test sends it.
 */
export function sampleOf(schema: JsonSchema, name = ""): unknown {
  const given = givenValue(schema);
  if (given !== undefined) return given;
  const option = (schema.oneOf ?? schema.anyOf)?.find((one) => typeof one === "object");
  if (option !== undefined) return sampleOf(option, name);
  return byType(schema, name);
}

const givenValue = ({
  examples,
  default: usual,
  const: only,
  enum: allowed,
}: JsonSchema): unknown => examples?.[0] ?? usual ?? only ?? allowed?.[0];

function byType(schema: JsonSchema, name: string): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object":
      return sampleObject(schema);
    case "array":
      return sampleArray(schema, name);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "string":
      return sampleText(schema, name);
    default:
      return null;
  }
}

function sampleObject({ properties, required }: JsonSchema): Record<string, unknown> {
  const fields = Object.entries(properties ?? {}).filter(([name]) => required?.includes(name));
  return Object.fromEntries(
    fields.map(([name, field]) => [name, typeof field === "object" ? sampleOf(field, name) : null]),
  );
}

function sampleArray({ items, minItems }: JsonSchema, name: string): unknown[] {
  const element = Array.isArray(items) ? items[0] : items;
  const one = typeof element === "object" ? sampleOf(element, name.replace(/s$/, "")) : null;
  return Array.from({ length: Math.max(1, minItems ?? 1) }, () => one);
}

function sampleNumber({ minimum, maximum, exclusiveMinimum }: JsonSchema): number {
  const least = minimum ?? (typeof exclusiveMinimum === "number" ? exclusiveMinimum + 1 : 1);
  return Math.min(Math.max(least, 1), maximum ?? Number.POSITIVE_INFINITY);
}

function sampleText({ format, minLength, maxLength, pattern }: JsonSchema, name: string): string {
  const text = (format && byFormat[format]) ?? byName[name] ?? byPattern(pattern) ?? name;
  const filled = (text === "" ? "text" : text).padEnd(minLength ?? 0, "x");
  return filled.slice(0, maxLength ?? filled.length);
}

/** Keys in Cairn are lower-case words with hyphens or dots; the first of these that fits. */
function byPattern(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  return [
    "fraud-detection",
    "fraud_detection",
    "fraud.detection",
    "1.0.0",
    "EUR",
    "a".repeat(64),
    "1",
  ].find((text) => new RegExp(pattern, "u").test(text));
}
