/** Why the database could not be used; every value is a state of the world, never a mistake in a query. */
export type UnavailableCode =
  | "lost"
  | "acquire-timeout"
  | "query-timeout"
  | "unreachable"
  | "disk-full";

type Details = { readonly cause?: unknown; readonly retryable?: boolean };

const UNAVAILABLE = Symbol.for("cairn.database-unavailable");
const UNKNOWN_OUTCOME = Symbol.for("cairn.database-outcome-unknown");
const REFUSED = Symbol.for("cairn.lease-refused");

/** `instanceof` by mark, because the bundle and Next each load their own copy of these classes. */
function carries(mark: symbol, value: unknown): boolean {
  return typeof value === "object" && value !== null && mark in value;
}

/**
 * The work was certainly not committed. `retryable` says whether the same work may succeed later
 * without anybody changing anything (false for a wrong password or an unknown database).
 */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  readonly [UNAVAILABLE] = true;
  readonly code: UnavailableCode;
  readonly retryable: boolean;

  constructor(code: UnavailableCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return carries(UNAVAILABLE, value);
  }
}

/**
 * The connection ended between sending COMMIT and hearing its answer: the work may or may not be
 * stored. Look before repeating it, or repeat it under an idempotency key.
 */
export class OutcomeUnknown extends Error {
  override readonly name = "OutcomeUnknown";
  readonly [UNKNOWN_OUTCOME] = true;
  readonly code = "outcome-unknown";

  constructor(cause: unknown) {
    super(
      "The connection to the database ended while the change was being saved. It may or may not have been saved.",
      { cause },
    );
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return carries(UNKNOWN_OUTCOME, value);
  }
}

/** A mistake of the calling code: a query after its unit of work ended, or something a lease does not offer. */
export class LeaseRefused extends Error {
  override readonly name = "LeaseRefused";
  readonly [REFUSED] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return carries(REFUSED, value);
  }
}

/** What the server said about a refused statement. `code` is the five-character SQLSTATE. */
export type SqlError = {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly routine: string | undefined;
};

const SQLSTATE = /^[0-9A-Z]{5}$/;

function text(source: object, key: string): string | undefined {
  const value: unknown = Reflect.get(source, key);
  return typeof value === "string" ? value : undefined;
}

function asSqlError(error: Error): SqlError | undefined {
  const code = text(error, "code");
  const severity = text(error, "severity");
  if (code === undefined || severity === undefined || !SQLSTATE.test(code)) return undefined;
  return {
    code,
    severity,
    message: error.message,
    constraint: text(error, "constraint_name"),
    table: text(error, "table_name"),
    routine: text(error, "routine"),
  };
}

/** The server's own error inside `error` (Drizzle wraps it in a cause), or undefined if there is none. */
export function sqlError(error: unknown): SqlError | undefined {
  let link = error;
  for (let depth = 0; depth < 8 && link instanceof Error; depth += 1) {
    const found = asSqlError(link);
    if (found !== undefined) return found;
    link = link.cause;
  }
  return undefined;
}

const WRONG_SETTINGS = new Map([
  ["28P01", "the password is not accepted"],
  ["28000", "the user is not accepted"],
  ["3D000", "the database does not exist"],
  ["42704", "the role does not exist"],
  ["22023", "a connection setting or the role is not accepted"],
  ["42501", "the user may not take this role"],
]);

/** Node's codes for a certificate that does not prove what it should. */
const WRONG_CERTIFICATE = /CERT|ERR_TLS/;

function certificateRefused(cause: unknown): boolean {
  return cause instanceof Error && WRONG_CERTIFICATE.test(text(cause, "code") ?? "");
}

/** What a failed attempt to connect means. */
export function connectFailure(cause: unknown, place: string): DatabaseUnavailable {
  const code = sqlError(cause)?.code;
  const wrong = code === undefined ? undefined : WRONG_SETTINGS.get(code);
  const reason = wrong ?? (cause instanceof Error ? cause.message : String(cause));
  return new DatabaseUnavailable(
    "unreachable",
    `The database at ${place} cannot be used: ${reason}.`,
    {
      cause,
      retryable: wrong === undefined && !certificateRefused(cause),
    },
  );
}

/** Server errors that describe the state of the world rather than the statement. */
export function stateOfTheWorld(cause: unknown): DatabaseUnavailable | undefined {
  const code = sqlError(cause)?.code;
  if (code === "53100") {
    return new DatabaseUnavailable(
      "disk-full",
      "The database's disk is full; nothing was changed.",
      {
        cause,
      },
    );
  }
  if (code === "57014" || code === "55P03") {
    return new DatabaseUnavailable(
      "query-timeout",
      code === "57014"
        ? "The database took too long to answer; nothing was changed."
        : "Somebody else holds the same rows for too long; nothing was changed.",
      { cause },
    );
  }
  return undefined;
}
