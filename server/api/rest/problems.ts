import type { z } from "zod";
import { DatabaseUnavailable, OutcomeUnknown } from "~/db/lease";
import { DomainError, type ErrorCode } from "~/server/core/errors";
import { type Problem, Refused } from "~/server/http/problem";

const statusOf = {
  invalid: 400,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  precondition: 412,
  "too-many": 429,
} as const satisfies Record<ErrorCode, number>;

const later = { "retry-after": "2" };

/** What an operation's failure is over HTTP; null for what nobody expected. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Refused) return error.problem;
  if (error instanceof DomainError) return refusal(error);
  if (error instanceof DatabaseUnavailable) {
    const detail = "The database does not answer. Nothing was changed; try again in a moment.";
    return { status: 503, code: "unavailable", detail, headers: later };
  }
  if (error instanceof OutcomeUnknown) {
    const detail =
      "The connection to the database ended while the change was being saved; it may or may not be there. " +
      "Repeat the request with the same Idempotency-Key, or look before repeating it without one.";
    return { status: 503, code: "outcome-unknown", detail, headers: later };
  }
  return null;
}

function refusal({ code, message, detail }: DomainError): Problem {
  return {
    status: statusOf[code],
    code,
    detail: message,
    ...(code === "too-many" ? { headers: { "retry-after": String(waitIn(detail.data)) } } : {}),
    ...(detail.fields === undefined ? {} : { fields: detail.fields }),
    ...(detail.data === undefined ? {} : { data: detail.data }),
  };
}

/** Refusals for haste say how long to wait, in seconds. */
function waitIn(data: unknown): number {
  const named: unknown =
    typeof data === "object" && data !== null ? Reflect.get(data, "retryAfterSeconds") : null;
  return typeof named === "number" ? Math.max(1, Math.ceil(named)) : 2;
}

export function unacceptable(error: z.core.$ZodError): Problem {
  const fields = Object.fromEntries(error.issues.flatMap(fieldProblems));
  const names = Object.keys(fields).filter((name) => name !== "");
  const detail =
    names.length === 0 ? "The input is not acceptable." : `Not acceptable: ${names.join(", ")}.`;
  return { status: 400, code: "invalid", detail, fields };
}

function fieldProblems(issue: z.core.$ZodIssue): [string, string][] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return [[path.join("."), issue.message]];
  return issue.keys.map((key) => [
    [...path, key].join("."),
    "This operation has no field of this name.",
  ]);
}

export const unauthenticated: Problem = {
  status: 401,
  code: "unauthenticated",
  detail:
    "Send an API token as `Authorization: Bearer …`. An administrator makes tokens in the settings; this one is missing, expired or withdrawn.",
  headers: { "www-authenticate": 'Bearer realm="Cairn"' },
};
