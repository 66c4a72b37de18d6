import { z } from "zod";
import { cut, type Flaw, holdsNul, type Points, readPoints, readTexts, type Texts } from "../rules/logged";
import {
  MAX_KEY_CHARACTERS,
  MAX_METRICS_PER_BATCH,
  MAX_PARAM_VALUE_CHARACTERS,
  MAX_PARAMS_PER_BATCH,
  MAX_TAG_VALUE_CHARACTERS,
  MAX_TAGS_PER_BATCH,
} from "../rules/limits";

/** A run's name outside: 32 hexadecimal digits. What no run can be called is simply not found. */
export const runId = z.string().min(1).max(256);

/** Milliseconds since 1970. */
export const epochMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A text the database can hold. */
export const plainText = (characters: number) =>
  z
    .string()
    .refine((text) => !holdsNul(text), "It holds a NUL character")
    .refine(
      (text) => cut(text, characters) === text,
      `It exceeds the maximum length of ${characters} characters`,
    );

type Refine = { addIssue(issue: { code: "custom"; path: PropertyKey[]; message: string }): void };

/** Zod's own rows would cost more than storing them: one pass of our own reads them instead. */
function whole<Read extends object>(read: Read | Flaw, context: Refine): Read | typeof z.NEVER {
  if (!("message" in read)) return read;
  context.addIssue({ code: "custom", path: [read.at, read.field], message: read.message });
  return z.NEVER;
}

const rows = (most: number, words: string) =>
  z
    .array(z.unknown())
    .max(
      most,
      `A batch logging request can contain at most ${most} ${words}. Please split up ${words} across multiple requests and try again`,
    );

/** `[{key, value, timestamp, step?, model_id?, dataset_name?, dataset_digest?}]`, as columns. */
export const pointRows = rows(MAX_METRICS_PER_BATCH, "metrics").transform(
  (sent, context): Points => whole(readPoints(sent), context),
);

/** `[{key, value}]`, as columns. */
export const paramRows = rows(MAX_PARAMS_PER_BATCH, "params").transform(
  (sent, context): Texts =>
    whole(readTexts(sent, { valueCharacters: MAX_PARAM_VALUE_CHARACTERS, lastWins: false }), context),
);

export const tagRows = rows(MAX_TAGS_PER_BATCH, "tags").transform(
  (sent, context): Texts =>
    whole(readTexts(sent, { valueCharacters: MAX_TAG_VALUE_CHARACTERS, lastWins: true }), context),
);

export const entryKey = plainText(MAX_KEY_CHARACTERS).min(1);
