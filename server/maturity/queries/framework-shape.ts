import { z } from "zod";

const share = z.number().min(0).max(1);

export const levelShape = z.object({
  ordinal: z.number().int(),
  key: z.string(),
  title: z.string(),
  summary: z.string(),
});

/** `every`: the practice is reported at every level and gates none. */
export const practiceLevel = z.union([z.number().int(), z.literal("every")]);

const optionShape = z.object({ key: z.string(), label: z.string(), value: share });

export const frameworkCard = z.object({
  key: z.string(),
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  publisher: z.string(),
  kind: z.enum(["levels", "checklist", "score"]),
  floor: z.number().int(),
  levels: z.array(levelShape).readonly(),
  /** SHA-256 of the whole content, hex. */
  hash: z.string(),
  dimensionCount: z.number().int(),
  askedCount: z.number().int(),
  requiredCount: z.number().int(),
  /** To answer all of it, estimated. */
  minutes: z.number().int(),
});
export type FrameworkCard = z.input<typeof frameworkCard>;

const ref = z.object({ code: z.string(), locator: z.string() });
const checks = z.array(z.string()).readonly();

const practiceText = {
  key: z.string(),
  dimension: z.string(),
  level: practiceLevel,
  statement: z.string(),
  source: ref,
};

export const questionShape = z.object({
  ...practiceText,
  kind: z.enum(["R", "O"]),
  question: z.string(),
  why: z.string(),
  options: z.array(optionShape).readonly(),
  validityDays: z.number(),
  effortDays: z.number(),
  benefit: z.number().int(),
  dependsOn: z.array(z.string()).readonly(),
  evidence: z.union([
    z.literal("self_only"),
    z.object({
      allOf: checks.optional(),
      anyOf: checks.optional(),
      partial: checks.optional(),
      /** States above the worst one, each with the checks that show it; without checks nothing can. */
      steps: z
        .array(z.object({ value: share, allOf: checks }))
        .readonly()
        .optional(),
    }),
  ]),
});

export const frameworkContent = frameworkCard.extend({
  /** With a retired one nothing new begins. */
  standing: z.enum(["built_in", "published", "retired"]),
  sources: z
    .array(
      z.object({
        code: z.string(),
        title: z.string(),
        publisher: z.string(),
        url: z.string().nullable(),
      }),
    )
    .readonly(),
  dimensions: z
    .array(z.object({ key: z.string(), title: z.string(), question: z.string() }))
    .readonly(),
  gates: z
    .array(
      z.object({
        key: z.string(),
        practice: z.string(),
        /** The check that shows whether there is anything the gate is about. */
        check: z.string(),
        threshold: share,
        capLevel: z.number().int(),
        message: z.string(),
      }),
    )
    .readonly(),
  questions: z.array(questionShape).readonly(),
  notes: z.array(z.object({ ...practiceText, kind: z.enum(["D", "A", "C"]) })).readonly(),
});
