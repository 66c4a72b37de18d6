import { z } from "zod";
import type { Work } from "~/server/core/context";
import { revise } from "../adapters/framework-file/revise";
import type { Edit, Json } from "../rules/framework-edit";
import { findingsOn } from "./framework-source";

const json: z.ZodType<Json, Json> = z.json();
const path = z
  .array(z.union([z.string().max(200), z.number().int().min(0)]))
  .max(20)
  .readonly();

/** One change to a framework file; see `rules/framework-edit.ts`. */
export const editInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("set"), path, value: json }),
  z.strictObject({ kind: z.literal("remove"), path }),
  z.strictObject({ kind: z.literal("insert"), path, value: json }),
  z.strictObject({ kind: z.literal("move"), path, to: z.number().int().min(0) }),
]);

export const revisedShape = z.object({
  text: z.string(),
  converted: z.boolean(),
  /** What the text holds, sound or not; null while it is neither YAML nor JSON. */
  data: json,
  /** It cannot be saved with any of these. */
  problems: z.array(
    z.object({ path: z.string(), line: z.number().int().nullable(), message: z.string() }),
  ),
  /** It can be saved with these, and not be published. */
  findings: z.array(
    z.object({
      code: z.string(),
      path: z.string(),
      line: z.number().int().nullable(),
      message: z.string(),
    }),
  ),
  lines: z.record(z.string(), z.number().int()),
});

type Text = { readonly text: string; readonly edits: readonly Edit[] };

/** A text after changes, with what is wrong with it: by itself, and against the versions published before. */
export async function revisedFramework(
  work: Work,
  { text, edits }: Text,
): Promise<z.input<typeof revisedShape>> {
  const { reading, data, problems, ...rest } = revise(text, edits);
  const findings =
    reading === null ? [] : (await findingsOn(work, reading, reading.framework)).findings;
  return {
    ...rest,
    data,
    problems: [...problems],
    findings: findings.map(({ code, path: where, line, message }) => ({
      code,
      path: where,
      line,
      message,
    })),
  };
}
