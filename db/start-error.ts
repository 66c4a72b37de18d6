/** The ways in which Cairn cannot start; a program can switch on it, a person reads the sentence. */
export type StartReason =
  | "already-running"
  | "folder-unusable"
  | "database-damaged"
  | "database-refused"
  | "disk-full"
  | "no-binaries"
  | "no-account";

type StartProblem = {
  reason: StartReason;
  /** What happened, a sentence without its full stop. */
  what: string;
  /** The file, folder or address it happened at. */
  where: string;
  /** What the operator can do now, one or two sentences. */
  todo: string;
  cause?: unknown;
};

/** A start that cannot go on, told in one line: what, where, what to do. It is the operator's to solve, so no stack is shown. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly reason: StartReason;
  readonly what: string;
  readonly where: string;
  readonly todo: string;

  constructor(problem: StartProblem) {
    super(`${problem.what}: ${problem.where}. ${problem.todo}`, { cause: problem.cause });
    this.reason = problem.reason;
    this.what = problem.what;
    this.where = problem.where;
    this.todo = problem.todo;
  }
}

/** The code of a failed system call (`EACCES`, `ENOENT`, …), or null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** The sentence for a disk without room. */
export function diskFull(where: string, cause?: unknown): StartError {
  return new StartError({
    reason: "disk-full",
    what: "There is no room left on the disk that holds the data",
    where,
    todo: "Free at least 200 MB there and start again; nothing that was saved is lost.",
    cause,
  });
}
