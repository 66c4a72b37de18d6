/** Something in a file that keeps it from being read. `path` is as in `practices.3.level`, "" for the whole file. */
export type Problem = {
  readonly path: string;
  /** Counted from 1; null where the text has no such place. */
  readonly line: number | null;
  readonly message: string;
};

/** A text that cannot be read at all; carries every problem found. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? "The file cannot be read.");
    this.problems = problems;
  }
}
