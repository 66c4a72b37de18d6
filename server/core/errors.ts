export type ErrorCode =
  | "invalid"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "precondition"
  | "too-many";

export type ErrorDetail = {
  /** Problems by field path (`answers.0.note`), for forms. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the caller needs to go on, e.g. the value somebody else saved meanwhile. Must be JSON. */
  readonly data?: unknown;
};

/** An expected refusal: what was wrong, where, and what to do, in words a person can read. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** The row, or a not-found refusal. Used for ids of other organisations too: they do not exist here. */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new DomainError("not-found", `${what} was not found`);
  return row;
}
