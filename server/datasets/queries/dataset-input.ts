import { z } from "zod";
import { classifications, dataTypes, severities } from "~/db/schema/datasets";
import { isPlain, MAX_COLUMNS, MAX_NAME, nameProblem } from "../rules/dataset-name";

/** A text that the database can hold, of at most so many characters. */
export const plain = (characters: number) =>
  z
    .string()
    .max(characters, `it is longer than ${characters} characters`)
    .refine(isPlain, "it holds a NUL character or half of one");

/** A name as it is asked by; what nothing can be called is simply not found. */
export const datasetName = z.string().min(1).max(MAX_NAME);

export const newDatasetName = z.string().superRefine((name, context) => {
  const problem = nameProblem(name);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});

export const versionNumber = z.number().int().min(1).max(2_147_483_647);

const optionalText = (characters: number) => plain(characters).trim().min(1).nullable().optional();

/** What people say of a dataset; what is left out stays as it is, null takes it away. */
export const datasetFacts = {
  description: plain(20_000).trim().optional(),
  source: optionalText(2000),
  dataType: z.enum(dataTypes).nullable().optional(),
  format: optionalText(60),
  ownerTeamId: z.uuid().nullable().optional(),
  ownerMemberId: z.uuid().nullable().optional(),
  classification: z.enum(classifications).nullable().optional(),
  licence: optionalText(200),
  /** Days. */
  retentionDays: z.number().int().min(1).max(36_500).nullable().optional(),
  /** The freshness promise: no older than this many hours. */
  freshHours: z.number().int().min(1).max(87_600).nullable().optional(),
};

export const datasetTag = z.strictObject({
  key: plain(250).min(1),
  value: plain(5000).default(""),
});

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const amount = z.number().nullable().default(null);
const counted = count.nullable().default(null);

/** What was seen in a column, as `rules/profile.ts` says; what was not looked at is left out. */
export const columnProfile = z.strictObject({
  values: counted,
  nulls: counted,
  distinct: counted,
  distinctExact: z.boolean().nullable().default(null),
  min: z
    .union([z.number(), plain(200)])
    .nullable()
    .default(null),
  max: z
    .union([z.number(), plain(200)])
    .nullable()
    .default(null),
  mean: amount,
  deviation: amount,
  quantiles: z
    .array(z.strictObject({ share: z.number().min(0).max(1), value: z.number() }))
    .max(99)
    .default([]),
  sampled: counted,
  minLength: counted,
  maxLength: counted,
  top: z
    .array(z.strictObject({ value: plain(200), count }))
    .max(50)
    .default([]),
  topShort: counted,
  histogram: z
    .array(z.strictObject({ from: z.number(), to: z.number(), count }))
    .max(100)
    .default([]),
  odd: z
    .strictObject({ count, line: count, value: plain(200) })
    .nullable()
    .default(null),
});

const columnInput = z.strictObject({
  name: plain(MAX_NAME).min(1),
  type: plain(200).min(1),
  canBeMissing: z.boolean().nullable().default(null),
  description: plain(2000).default(""),
  profile: columnProfile.nullable().default(null),
});

export const columnsInput = z
  .array(columnInput)
  .max(MAX_COLUMNS, `there are more than ${MAX_COLUMNS} columns`)
  .superRefine((columns, context) => {
    const seen = new Set<string>();
    for (const [at, { name }] of columns.entries()) {
      if (seen.has(name)) {
        context.addIssue({ code: "custom", path: [at, "name"], message: "it stands there twice" });
      }
      seen.add(name);
    }
  });

export const checkInput = z.strictObject({
  rule: plain(250).min(1),
  column: plain(MAX_NAME).default(""),
  /** Completeness, validity, uniqueness, timeliness, …: a word of the reporter's. */
  dimension: plain(60).default(""),
  severity: z.enum(severities).default("error"),
  outcome: z.enum(["passed", "failed", "not_evaluated"]),
  expected: plain(2000).default(""),
  observed: plain(2000).default(""),
  /** When it was checked; now, when it is left out. */
  checkedAt: z.date().optional(),
});
