import { z } from "zod";
import { DomainError } from "~/server/core/errors";

/** Where a page starts: behind a row, named by its sort values, or after so many rows, as the reference says. */
export type Start =
  | { readonly after: readonly (string | number | null)[] }
  | { readonly offset: number };

const shape = z.union([
  z.object({ after: z.array(z.union([z.string(), z.number(), z.null()])).max(60) }),
  z.object({ offset: z.coerce.number().int().min(0).max(1_000_000_000) }),
]);

/** A page token as clients hand it back; one of the reference (`{"offset": 20}` in base64) is good, too. */
export function readPageToken(token: string | undefined): Start {
  if (token === undefined || token === "") return { offset: 0 };
  try {
    return shape.parse(JSON.parse(Buffer.from(token, "base64").toString("utf8")));
  } catch {
    throw badToken();
  }
}

export const badToken = (): DomainError =>
  new DomainError("invalid", "Invalid page token. Use the token of the page before, or none.");

export const writePageToken = (after: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify({ after })).toString("base64");

export const pageToken = z.string().max(100_000).optional();
