import { z } from "zod";
import { decodeCursor } from "~/server/core/page";
import { DomainError } from "~/server/core/errors";

const uuid = z.uuid();

/** Where a page starts: the sort value of the last row seen, and its id. Refuses positions Cairn did not give out. */
export function positionOf(
  cursor: string | undefined,
  shape: RegExp,
): { readonly value: string; readonly id: string } | null {
  const decoded = decodeCursor(cursor);
  if (decoded === null) return null;
  const [value, id] = decoded;
  if (typeof value === "string" && shape.test(value) && uuid.safeParse(id).success) {
    return { value, id: String(id) };
  }
  throw new DomainError(
    "invalid",
    "This page position is not one that Cairn gave out. Start from the first page.",
  );
}

/** A moment as the database writes it. */
export const MOMENT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;

/** A date as the database writes it, or no date at all. */
export const DAY_OR_NEVER = /^(\d{4,6}-\d\d-\d\d|infinity)$/;

/** A name in lower case. */
export const NAME = /^[^\0]{0,200}$/;
