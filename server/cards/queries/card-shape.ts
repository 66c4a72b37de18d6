import { z } from "zod";
import { riskTiers } from "~/db/schema/registry";
import type { Content } from "../rules/content";
import { LONGEST_SECTION, type SectionKey, sectionKeys } from "../rules/sections";
import { isTask } from "../rules/tasks";

const texts = z.record(z.string(), z.string());
const person = z.object({ name: z.string() }).nullable();
const real = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]);

const model = z.object({
  name: z.string(),
  description: z.string(),
  useCase: z.string(),
  riskTier: z.enum(riskTiers).nullable(),
  lifecycle: z.string(),
  ownerTeam: person,
  owner: person,
  deputy: person,
});

const version = z.object({
  version: z.number().int(),
  status: z.string(),
  stage: z.string(),
  description: z.string(),
  userName: z.string(),
  createdAt: z.date(),
  frozenAt: z.date().nullable(),
  source: z.string(),
  artifactUri: z.string(),
  artifactDigest: z.string().nullable(),
  artifactBytes: z.number().int().nullable(),
  contentDigest: z.string().nullable(),
  tags: texts,
});

const run = z.object({
  runId: z.string(),
  name: z.string(),
  experimentId: z.number().int(),
  experimentName: z.string(),
  userName: z.string(),
  status: z.string(),
  startedMs: z.number().int(),
  endedMs: z.number().int().nullable(),
  gitCommit: z.string().nullable(),
  gitUrl: z.string().nullable(),
  sourceName: z.string().nullable(),
  params: texts,
});

const field = z.object({ name: z.string(), type: z.string(), required: z.boolean().nullable() });

export const fileShape = z.object({
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});

const facts = z.object({
  model,
  version,
  aliases: z.array(
    z.object({ alias: z.string(), since: z.date(), setByName: z.string(), reason: z.string() }),
  ),
  run: run.nullable(),
  metrics: z.array(
    z.object({
      key: z.string(),
      value: real,
      dataset: z.string().nullable(),
      datasetDigest: z.string().nullable(),
    }),
  ),
  datasets: z.array(
    z.object({
      name: z.string(),
      digest: z.string(),
      context: z.string(),
      sourceType: z.string(),
      source: z.string(),
    }),
  ),
  interface: z
    .object({ inputs: z.array(field), outputs: z.array(field), params: z.array(field) })
    .nullable(),
  flavors: z.array(z.string()),
  files: z
    .object({ count: z.number().int(), bytes: z.number(), listed: z.array(fileShape) })
    .nullable(),
  rebuild: z.object({
    rebuildable: z.boolean(),
    checked: z.number().int(),
    missing: z.array(z.object({ key: z.string(), what: z.string(), advice: z.string() })),
  }),
});

const isSection = (key: string): key is SectionKey => sectionKeys.some((one) => one === key);

const section = z
  .string()
  .max(LONGEST_SECTION, `A section holds ${LONGEST_SECTION} characters.`)
  .refine((text) => !text.includes("\0"), "It contains a NUL character.");

/** What people may write. A section that is left out is empty. */
export const contentInput = z.strictObject({
  sections: z
    .record(z.string(), section)
    .refine((sections) => Object.keys(sections).every(isSection), {
      error: `There are these sections: ${sectionKeys.join(", ")}.`,
    })
    .transform((sections): Content["sections"] => sections)
    .default({}),
  licence: z.string().max(200).nullable().default(null),
  task: z.string().refine(isTask, "This is not a task of the Hub.").nullable().default(null),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, "ISO 639 codes of two or three letters: en, de, yue."))
    .max(50)
    .default([]),
});

const contentShape = z.object({
  sections: z.record(z.string(), z.string()),
  licence: z.string().nullable(),
  task: z.string().nullable(),
  languages: z.array(z.string()),
});

/** What is stored, read again; a section that is not known any more stays in its row and leaves with nothing. */
export const contentOf = (stored: unknown): Content => {
  const { sections, ...rest } = contentShape.parse(stored);
  return {
    ...rest,
    sections: Object.fromEntries(Object.entries(sections).filter(([key]) => isSection(key))),
  };
};

const item = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(["fact", "prose"]),
  state: z.enum(["present", "missing", "unknown"]),
  why: z.string(),
  advice: z.string(),
});

export const cardShape = z.object({
  facts,
  prose: z.object({
    revision: z.number().int(),
    writtenByName: z.string().nullable(),
    writtenAt: z.date().nullable(),
    content: contentShape,
  }),
  completeness: z.object({
    present: z.number().int(),
    missing: z.number().int(),
    unknown: z.number().int(),
    total: z.number().int(),
    least: z.number().int(),
    most: z.number().int(),
    items: z.array(item),
  }),
});
