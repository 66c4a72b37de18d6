import type { Exchange } from "./exchange";

/** Why a request was refused, in words for the caller. Becomes RFC 9457 `application/problem+json`. */
export type Problem = {
  readonly status: number;
  /** A stable word for programs. */
  readonly code: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Problems by field path, for forms. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly data?: unknown;
};

export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "The request cannot be understood",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  405: "This method is not offered here",
  408: "The request took too long",
  409: "In conflict with the present state",
  412: "A condition is not met",
  413: "The request is too large",
  414: "The address is too long",
  415: "This content type is not understood",
  416: "Nothing of the file is in this range",
  421: "Not a host of this server",
  429: "Too many requests",
  431: "The request headers are too large",
  500: "Something went wrong on our side",
  501: "Not offered",
  503: "Not available at the moment",
  507: "No room left",
};

export const titleOf = (status: number): string => titles[status] ?? "Refused";

/** The document of RFC 9457. `type` points at the explanation in the API reference. */
function problemDocument(problem: Problem, requestId: string): Record<string, unknown> {
  const { status, code, detail, fields, data } = problem;
  return {
    type: `/api-docs#problem-${code}`,
    title: titleOf(status),
    status,
    detail,
    code,
    requestId,
    ...(fields === undefined ? {} : { fields }),
    ...(data === undefined ? {} : { data }),
  };
}

/** Answers with the problem: JSON to programs, one plain sentence to a person who opened a page. */
export function sendProblem(
  { request, response, requestId, path }: Exchange,
  problem: Problem,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(problem.headers ?? {}))
    response.setHeader(name, value);
  response.statusCode = problem.status;
  const forPrograms = path.startsWith("/api/");
  const type = forPrograms ? "application/problem+json" : "text/plain; charset=utf-8";
  const body = forPrograms
    ? JSON.stringify(problemDocument(problem, requestId))
    : `${titleOf(problem.status)}\n\n${problem.detail}\n`;
  response.setHeader("content-type", type);
  response.setHeader("cache-control", "no-store");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(request.method === "HEAD" ? undefined : body);
}
