import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "~/server/api/trpc/root";

export type Problem = TRPCClientError<AppRouter>;

/** What was wrong, field by field; empty for errors that no field explains. */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  if (error instanceof Refused) return error.fields;
  return isProblem(error) ? (error.data?.fields ?? {}) : {};
}

/** A refusal that did not come over tRPC, in words for the person. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly fields: Readonly<Record<string, string>>;

  constructor(message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.fields = fields;
  }
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
