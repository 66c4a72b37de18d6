import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { MAX_KEY_CHARACTERS } from "../rules/limits";
import type { Read } from "../rules/logged";
import { nulProblem } from "../rules/names";
import { lengthProblem } from "../rules/wording";

/** A run's name outside: 32 hexadecimal digits. What no run can be called is simply not found. */
export const runId = z.string().min(1).max(256);

/** Milliseconds since 1970. */
export const epochMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A text the database can hold. */
export const plainText = (characters: number) =>
  z
    .string()
    .refine((text) => nulProblem("it", text) === null, "It holds a NUL character")
    .refine(
      (text) => lengthProblem("it", characters, text) === null,
      `It exceeds the maximum length of ${characters} characters`,
    );

export const entryKey = plainText(MAX_KEY_CHARACTERS).min(1);

/** Rows that are read in one pass of our own: parsing them one by one would cost more than storing them. */
export const rows = z.array(z.unknown()).default([]);

/** What was read, or a refusal that says what was wrong. */
export function wellRead<Value>(read: Read<Value>): Value {
  if (read.ok) return read.value;
  throw new DomainError("invalid", read.message);
}
