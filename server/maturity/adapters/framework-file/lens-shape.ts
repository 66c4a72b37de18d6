import { z } from "zod";

/**
 * AWS custom lenses, schemaVersion 2021-11-01. Pillars become dimensions, choices practices, risk rules the scoring.
 * Source: https://docs.aws.amazon.com/wellarchitected/latest/userguide/lenses-format-specification.html
 */
const SCHEMA_VERSION = "2021-11-01";

const words = z
  .string()
  .max(4000)
  .regex(/^[^\0\p{Cs}]*$/u, "holds a character that cannot be stored");
const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/, "must be 1 to 128 letters, digits, dashes or underscores");
const resource = z.looseObject({ displayText: words.optional() });
const choice = z.looseObject({
  id,
  title: words,
  description: words.optional(),
  helpfulResource: resource.optional(),
});
const rule = z.looseObject({
  condition: z.string().max(4000),
  risk: z.enum(["NO_RISK", "MEDIUM_RISK", "HIGH_RISK"]),
});
const question = z.looseObject({
  id,
  title: words,
  description: words.optional(),
  choices: z.array(choice).max(40),
  riskRules: z.array(rule).max(20),
});
export const lensShape = z.looseObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  name: words.max(128),
  description: words.max(2048).optional(),
  pillars: z
    .array(z.looseObject({ id, name: words, questions: z.array(question).max(60) }))
    .max(10),
});
export type Lens = z.output<typeof lensShape>;
export type Question = z.output<typeof question>;
export type Choice = z.output<typeof choice>;
export type Risk = z.output<typeof rule>["risk"];

export const isLens = (data: unknown): boolean =>
  typeof data === "object" && data !== null && ("schemaVersion" in data || "pillars" in data);
