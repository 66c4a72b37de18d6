import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "~/server/api/trpc/root";

export type Problem = TRPCClientError<AppRouter>;

/** What was wrong, field by field, as the server said it; empty for other errors. */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  return isProblem(error) ? (error.data?.fields ?? {}) : {};
}

/** A refusal that did not come over tRPC, in words for the person. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** One sentence for a person. Network failures get their own, since the browser's says nothing. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (!isProblem(error)) return "Something unexpected happened. Try again.";
  if (error.data === undefined || error.data === null) {
    return "Cairn could not be reached. What you typed is still here; try again when you are connected.";
  }
  return error.message;
}

export const codeOf = (error: unknown): string | undefined =>
  isProblem(error) ? error.data?.code : undefined;

/** tRPC's client throws this one class; its type parameter is the only router there is. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof TRPCClientError;
}
