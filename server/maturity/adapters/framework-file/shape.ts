import { z } from "zod";
import type { Framework, Practice } from "../../rules/framework";
import type { Condition, Scoring } from "../../rules/scoring";

/** The shape of a framework file. Every object is strict: a key nobody reads is a mistake somebody made. */

/** The database can hold neither NUL nor half a surrogate pair, and a reader would see neither. */
const storable = /^[^\0\p{Cs}]*$/u;

const text = (most: number) =>
  z.string().max(most).regex(storable, "holds a character that cannot be stored");
const words = text(4000);
/** Keys travel in addresses and in stored answers. */
const key = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._ -]{0,79}$/,
    "must be 1 to 80 letters, digits, dots, blanks, dashes or underscores",
  );
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item).max(most).readonly();
const keys = listOf(key, 500);
const whole = z.number().int().min(-1000).max(1000);
/** Far beyond any share, day or point, and small enough to calculate with. */
const amount = z.number().min(-1_000_000).max(1_000_000);
const checks = listOf(key, 20);

const bands = listOf(
  z.strictObject({
    ordinal: whole,
    title: words,
    from: amount,
    to: amount,
    includes: z.enum(["both", "from", "to", "neither"]),
  }),
  40,
);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.literal("otherwise"),
    z.strictObject({ met: key }),
    z.strictObject({ not: condition }),
    z.strictObject({ all: listOf(condition, 40) }),
    z.strictObject({ any: listOf(condition, 40) }),
  ]),
);

const streams = listOf(z.strictObject({ key, title: words, practices: keys }), 100);
const topics = listOf(z.strictObject({ key, title: words, streams }), 100);
const groups = listOf(z.strictObject({ key, title: words, topics }), 100);

const scoring: z.ZodType<Scoring> = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("staged_all"), threshold: amount }),
  z.strictObject({ rule: z.literal("sum_then_min"), sections: keys, bands }),
  z.strictObject({
    rule: z.literal("checklist_parts"),
    parts: listOf(z.strictObject({ key, title: words, gates: z.boolean(), dimensions: keys }), 100),
  }),
  z.strictObject({
    rule: z.literal("ladder_min"),
    variables: listOf(
      z.strictObject({
        practice: key,
        top: z.number().int().min(1).max(100),
        ranks: listOf(whole, 40),
      }),
      500,
    ),
  }),
  z.strictObject({
    rule: z.literal("banded_total"),
    pointsEach: z.number().min(0).max(100),
    bands,
  }),
  z.strictObject({ rule: z.literal("stream_sum_mean"), groups, bands }),
  z.strictObject({
    rule: z.literal("risk_rules"),
    questions: listOf(
      z.strictObject({
        key,
        title: words,
        practices: keys,
        rules: listOf(z.strictObject({ when: condition, level: whole }), 20),
      }),
      200,
    ),
  }),
  z.strictObject({ rule: z.literal("weighted_mean"), weights: z.record(key, amount), bands }),
]);

const base = {
  key,
  dimension: key,
  level: z.union([whole, z.literal("every")]),
  statement: words,
  source: z.strictObject({ code: key, locator: words }),
};

const evidence = z.union([
  z.literal("self_only"),
  z.strictObject({ steps: listOf(z.strictObject({ value: amount, allOf: checks }), 20) }),
  z.strictObject({ allOf: checks, partial: checks.exactOptional() }),
  z.strictObject({ anyOf: checks, partial: checks.exactOptional() }),
  z.strictObject({ partial: checks }),
]);

const asked = z.strictObject({
  ...base,
  kind: z.enum(["R", "O"]),
  question: words,
  why: words,
  answerSet: key,
  options: z.record(key, words).readonly().exactOptional(),
  validityDays: amount,
  evidence,
  effortDays: amount,
  benefit: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  dependsOn: keys.exactOptional(),
});
const noted = z.strictObject({ ...base, kind: z.enum(["D", "A", "C"]) });
const practice: z.ZodType<Practice> = z.discriminatedUnion("kind", [asked, noted]);

const address = z.url({ protocol: /^https?$/ }).max(2000);

export const frameworkShape: z.ZodType<Framework> = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "must be 1 to 80 small letters, digits or dashes"),
  version: z
    .string()
    .regex(/^[A-Za-z0-9.+-]{1,40}$/, "must be 1 to 40 letters, digits, dots or dashes"),
  title: text(200),
  summary: words,
  publisher: text(200),
  kind: z.enum(["levels", "checklist", "score"]),
  sources: listOf(
    z.strictObject({ code: key, title: words, publisher: words, url: address.nullable() }),
    100,
  ),
  levels: listOf(z.strictObject({ ordinal: whole, key, title: text(200), summary: words }), 20),
  floor: whole,
  dimensions: listOf(z.strictObject({ key, title: text(200), question: words }), 60),
  answerSets: listOf(
    z.strictObject({
      key,
      options: listOf(z.strictObject({ key, label: words, value: amount }), 20),
    }),
    100,
  ),
  practices: listOf(practice, 500),
  gates: listOf(
    z.strictObject({
      key,
      practice: key,
      check: key,
      threshold: amount,
      capLevel: whole,
      message: words,
    }),
    60,
  ),
  scoring,
});
