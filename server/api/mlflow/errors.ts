import type { z } from "zod";
import { problemOf } from "~/server/api/rest/problems";
import { DomainError, type ErrorCode } from "~/server/core/errors";
import { Refused } from "~/server/http/problem";
import type { Fields } from "./endpoint";

/** What the protocol's clients understand; the names decide what they do next, so they are the reference's own. */
export type Failure = {
  readonly status: number;
  readonly error_code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const failures = {
  invalid: { status: 400, error_code: "INVALID_PARAMETER_VALUE" },
  forbidden: { status: 403, error_code: "PERMISSION_DENIED" },
  "not-found": { status: 404, error_code: "RESOURCE_DOES_NOT_EXIST" },
  conflict: { status: 400, error_code: "RESOURCE_ALREADY_EXISTS" },
  // The reference answers a wrong state as a wrong parameter; 500 would make clients try again for minutes.
  precondition: { status: 400, error_code: "INVALID_PARAMETER_VALUE" },
  "too-many": { status: 429, error_code: "REQUEST_LIMIT_EXCEEDED" },
} as const satisfies Record<ErrorCode, { status: number; error_code: string }>;

const byStatus: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "ENDPOINT_NOT_FOUND",
  429: "REQUEST_LIMIT_EXCEEDED",
  503: "TEMPORARILY_UNAVAILABLE",
};

/** What an operation's failure is to a client of the protocol; null for what nobody expected. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof DomainError) return { ...failures[error.code], message: error.message };
  const problem = problemOf(error);
  if (problem === null) return null;
  // A body over a limit is a wrong parameter to the reference.
  if (problem.status === 413) return { ...failures.invalid, message: problem.detail };
  const { status, detail, headers } = problem;
  const error_code = byStatus[status] ?? "BAD_REQUEST";
  return { status, error_code, message: detail, ...(headers === undefined ? {} : { headers }) };
}

export const unknownEndpoint = (path: string): Failure => ({
  status: 404,
  error_code: "ENDPOINT_NOT_FOUND",
  message: `Cairn serves nothing at ${path.slice(0, 200)}. See /api-docs for what there is.`,
});

const hint = "See the API docs for more information about request parameters.";

/** The first thing that is wrong, with its place, in the words that scripts and tests of the reference look for. */
export function refusalOfIssues({ issues }: z.ZodError, sent: Fields): DomainError {
  const [issue] = issues;
  if (issue === undefined) return new DomainError("invalid", `The request is not valid. ${hint}`);
  const place = placeOf(issue.path);
  const value = valueAt(sent, issue.path);
  if (value === undefined || value === null) {
    return new DomainError("invalid", `Missing value for required parameter '${place}'. ${hint}`);
  }
  const shown = (JSON.stringify(value) ?? "").slice(0, 250);
  const message = `Invalid value ${shown} for parameter '${place}' supplied: ${issue.message}. ${hint}`;
  return new DomainError("invalid", message.replace(/\.\. See/, ". See"));
}

/** `metrics[0].logged_ms`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${snake(String(part))}`))
    .join("")
    .replace(/^\./, "");

const snake = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = sent;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, typeof part === "string" ? snake(part) : part);
  }
  return value;
}

export const tooLongToRead = (limit: number): Refused =>
  new Refused({
    status: 400,
    code: "too-large",
    detail: `The unpacked body is larger than ${limit} bytes. Nothing was changed.`,
  });
