import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

type Io = "input" | "output";

/** The schema over HTTP: instants are RFC 3339 texts, and answers may get further fields in later versions. */
function convert(schema: z.ZodType, io: Io): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
      if (io === "output" && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  });
}

/** The named schemas of a document, filled while its operations are described. */
export class Schemas {
  readonly components: Record<string, JsonSchema> = {};

  /** The schema itself, with what refers to itself moved under a name of its own. */
  inline(name: string, schema: z.ZodType, io: Io): JsonSchema {
    const { $schema: _dialect, $defs, ...body } = convert(schema, io);
    const place = (ref: string) => ref.replace(/^#\/\$defs\/_*/, `#/components/schemas/${name}_`);
    for (const [key, part] of Object.entries($defs ?? {})) {
      this.components[`${name}_${key.replace(/^_+/, "")}`] = withRefs(part, place);
    }
    return withRefs(body, place);
  }

  /** A reference to the schema under this name. */
  named(name: string, schema: z.ZodType, io: Io): JsonSchema {
    this.components[name] = this.inline(name, schema, io);
    return { $ref: `#/components/schemas/${name}` };
  }
}

function withRefs<Value>(value: Value, place: (ref: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    key === "$ref" && typeof part === "string" ? place(part) : part,
  );
}
