/** Cairn cannot start, and the operator can mend it: what happened, where, and what to do. Shown without a stack. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
  readonly what: string;
  readonly where: string;
  readonly todo: string;

  constructor(
    { what, where, todo }: { what: string; where: string; todo: string },
    cause?: unknown,
  ) {
    super(`${what}: ${where}. ${todo}`, { cause });
    this.what = what;
    this.where = where;
    this.todo = todo;
  }
}

type Told = { readonly what: string; readonly where: string; readonly todo: string };

/** The bundle of the database has its own class of this shape, so the shape is asked for, not the class. */
function isTold(error: Error): error is Error & Told {
  return ["what", "where", "todo"].every((key) => typeof Reflect.get(error, key) === "string");
}

/** What to print when Cairn does not start. Only a mistake of ours shows where in the code it happened. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return `Cairn could not start: ${String(error)}\n`;
  if (isTold(error)) {
    return `Cairn could not start.\n\n  What   ${error.what}\n  Where  ${error.where}\n  To do  ${error.todo}\n`;
  }
  if (error.message.startsWith("The environment has values")) {
    return `Cairn could not start.\n\n${error.message}\n\nCorrect them and start again.\n`;
  }
  return `Cairn could not start, and did not expect this:\n\n${error.stack ?? error.message}\n`;
}
